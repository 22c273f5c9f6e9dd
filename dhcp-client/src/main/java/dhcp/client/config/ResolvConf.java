package dhcp.client.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The text of a {@code resolv.conf} with a marked block of ours at its beginning, for any number of
 * interfaces. Lines of others that would contradict it are commented out while the block is there;
 * with the last interface gone the text is byte for byte what it was.
 *
 * <pre>
 * # dhcp-client begin
 * # interface eth0 search example.org servers 192.168.1.1
 * search example.org
 * nameserver 192.168.1.1
 * # dhcp-client end
 * # dhcp-client off: nameserver 10.0.0.1
 * options edns0
 * </pre>
 */
final class ResolvConf {
  private static final String BEGIN = "# dhcp-client begin";
  private static final String END = "# dhcp-client end";
  private static final String OFF = "# dhcp-client off: ";
  private static final String INTERFACE = "# interface ";
  private static final String SEARCH = " search ";
  private static final String SERVERS = " servers ";

  /** A block's words for an interface, kept as they are written. */
  private record Entry(String search, String servers) {
    static Entry of(NameService names) {
      return new Entry(
          String.join(" ", names.search()),
          String.join(" ", names.servers().stream().map(Object::toString).toList()));
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final String others;

  /** Reads a text, with or without a block. */
  ResolvConf(String text) {
    StringBuilder rest = new StringBuilder();
    boolean inBlock = false;
    for (String line : linesOf(text)) {
      if (line.stripTrailing().equals(BEGIN)) {
        inBlock = true;
      } else if (inBlock) {
        readEntry(line.stripTrailing());
        inBlock = !line.stripTrailing().equals(END);
      } else {
        rest.append(line.startsWith(OFF) ? line.substring(OFF.length()) : line);
      }
    }
    others = rest.toString();
  }

  /** The lines with their ends, so that joining them gives the text again. */
  private static List<String> linesOf(String text) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private void readEntry(String line) {
    int search = line.indexOf(SEARCH);
    int servers = line.indexOf(SERVERS, Math.max(0, search));
    if (line.startsWith(INTERFACE) && search >= INTERFACE.length() && servers >= search) {
      int from = search + SEARCH.length();
      entries.put(
          line.substring(INTERFACE.length(), search),
          new Entry(
              line.substring(Math.min(from, servers), servers).strip(),
              line.substring(servers + SERVERS.length())));
    }
  }

  /** Sets an interface's entry; the place of one that is there stays. */
  ResolvConf with(String interfaceName, NameService names) {
    entries.put(interfaceName, Entry.of(names));
    return this;
  }

  /** Removes an interface's entry. */
  ResolvConf without(String interfaceName) {
    entries.remove(interfaceName);
    return this;
  }

  /** Removes the entries of interfaces that no longer exist. */
  ResolvConf keeping(Predicate<String> exists) {
    entries.keySet().removeIf(exists.negate());
    return this;
  }

  /** The interfaces in the block. */
  Set<String> interfaces() {
    return Set.copyOf(entries.keySet());
  }

  /** The whole text. */
  String print() {
    if (entries.isEmpty()) {
      return others;
    }
    StringBuilder text = new StringBuilder(BEGIN).append('\n');
    entries.forEach(
        (name, entry) ->
            text.append(INTERFACE + name + SEARCH + entry.search + SERVERS + entry.servers + "\n"));
    Set<String> search = words(Entry::search);
    Set<String> servers = words(Entry::servers);
    if (!search.isEmpty()) {
      text.append("search ").append(String.join(" ", search)).append('\n');
    }
    servers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
    text.append(END).append('\n');
    for (String line : linesOf(others)) {
      text.append(contradicts(line, search, servers) ? OFF : "").append(line);
    }
    return text.toString();
  }

  private Set<String> words(Function<Entry, String> part) {
    Set<String> words = new LinkedHashSet<>();
    for (Entry entry : entries.values()) {
      for (String word : part.apply(entry).split(" ")) {
        Optional.of(word).filter(w -> !w.isEmpty()).ifPresent(words::add);
      }
    }
    return words;
  }

  /** Of several search lines the resolver takes the last, of name servers the first three. */
  private static boolean contradicts(String line, Set<String> search, Set<String> servers) {
    return switch (line.strip().split("\\s", 2)[0]) {
      case "nameserver" -> !servers.isEmpty();
      case "search", "domain" -> !search.isEmpty();
      default -> false;
    };
  }
}
