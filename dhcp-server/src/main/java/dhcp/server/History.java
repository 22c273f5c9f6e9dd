package dhcp.server;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.Octets;
import dhcp.server.engine.Reason;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The last decisions about each client, for {@code why}: bounded in clients, the one not heard of
 * for longest forgotten first, and in decisions of each.
 */
final class History {
  private static final int CLIENTS = 4096;
  private static final int DECISIONS = 16;

  /**
   * A decision as it is remembered: facts, of which words are made when somebody asks.
   *
   * @param wallMillis when it was taken, in milliseconds since 1970
   * @param message what came, such as {@code DHCPDISCOVER}
   * @param outcome what became of it, such as {@code offer}
   * @param hostname as the client gave it, escaped; empty when it gave none
   */
  record Entry(
      long wallMillis,
      ClientKey client,
      HardwareAddress chaddr,
      Ipv4Address address,
      String interfaceName,
      String message,
      String outcome,
      Reason reason,
      String hostname) {
    /** Whether it was about the one asked for. */
    boolean fits(Who who) {
      return who.fits(address, client, Optional.of(chaddr), hostname);
    }

    Instant time() {
      return Instant.ofEpochMilli(wallMillis);
    }

    String sentence() {
      return reason.sentence(address);
    }

    /** One line for people. */
    String line() {
      return time()
          + " "
          + message
          + " via "
          + interfaceName
          + " -> "
          + outcome
          + (address.isAny() ? "" : " " + address)
          + ": "
          + sentence()
          + " ("
          + reason.code()
          + ")";
    }
  }

  private final Map<Octets, Deque<Entry>> clients =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Octets, Deque<Entry>> eldest) {
          return size() > CLIENTS;
        }
      };

  synchronized void add(Entry entry) {
    Deque<Entry> entries =
        clients.computeIfAbsent(entry.client().octets(), key -> new ArrayDeque<>(4));
    if (entries.size() == DECISIONS) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  /** The remembered decisions that fit, the oldest of each client first. */
  synchronized List<Entry> find(Predicate<Entry> wanted) {
    return clients.values().stream().flatMap(Deque::stream).filter(wanted).toList();
  }
}
