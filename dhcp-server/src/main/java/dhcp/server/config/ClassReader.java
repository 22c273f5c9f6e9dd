package dhcp.server.config;

import dhcp.net.AddressRange;
import dhcp.server.engine.BootSettings;
import dhcp.server.engine.ClassRule;
import dhcp.server.engine.ClientMatch;
import dhcp.server.engine.OptionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Collects the client classes of a file. What a class names must all hold; of a list after one
 * name, one must.
 */
final class ClassReader {
  private static final List<String> MATCHES =
      List.of("vendor-class", "user-class", "architecture", "mac", "circuit", "remote");

  private final Section top;
  private final Problems problems;
  private final Map<String, Origin> names = new HashMap<>();

  ClassReader(Section top) {
    this.top = top;
    this.problems = top.problems();
  }

  List<ClassRule> read() {
    return top.sections("classes").stream().flatMap(section -> rule(section).stream()).toList();
  }

  private Optional<ClassRule> rule(Section section) {
    Optional<String> name = section.one("name", text -> text);
    List<ClientMatch> matches = new ArrayList<>();
    any(section, "vendor-class", text -> new ClientMatch.VendorClass(Texts.octets(text)), matches);
    any(section, "user-class", text -> new ClientMatch.UserClass(Texts.octets(text)), matches);
    any(section, "mac", text -> new ClientMatch.HardwarePrefix(Texts.macPrefix(text)), matches);
    any(section, "circuit", text -> new ClientMatch.CircuitId(Texts.octets(text)), matches);
    any(section, "remote", text -> new ClientMatch.RemoteId(Texts.octets(text)), matches);
    any(
        section,
        "architecture",
        text -> new ClientMatch.Architecture(BootReader.architecture(text)),
        matches);
    OptionSet options = OptionReader.read(section).toSet();
    BootSettings boot = BootReader.read(section, BootSettings.NONE);
    List<AddressRange> ranges =
        section.many("range", Texts::range).stream().map(Located::value).toList();
    section.close();
    if (name.isEmpty()) {
      problems.add(section.origin(), "a class needs its name, as in 'name: phones'");
      return Optional.empty();
    }
    Origin before = names.putIfAbsent(name.get(), section.origin("name"));
    if (before != null) {
      problems.add(
          section.origin("name"),
          "the class '" + name.get() + "' is there twice; the first is at " + before);
    }
    if (MATCHES.stream().noneMatch(section::has)) {
      problems.add(
          section.origin(),
          "the class '" + name.get() + "' needs a match, one of " + String.join(", ", MATCHES));
    }
    return Optional.of(
        new ClassRule(name.get(), new ClientMatch.AllOf(matches), options, boot, ranges));
  }

  private static void any(
      Section section, String key, Function<String, ClientMatch> match, List<ClientMatch> matches) {
    List<ClientMatch> found = section.whole(key, match).stream().map(Located::value).toList();
    if (!found.isEmpty()) {
      matches.add(found.size() == 1 ? found.get(0) : new ClientMatch.AnyOf(found));
    }
  }
}
