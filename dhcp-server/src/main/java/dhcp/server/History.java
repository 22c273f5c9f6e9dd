package dhcp.server;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The last decisions about each client, for {@code why}: bounded in clients and in decisions of
 * each. Clients share a few places with those whose keys hash alike, and of these the one not heard
 * of for longest is forgotten first; every decision is noted here, so that has to be quick.
 */
final class History {
  private static final int SETS = 1024;
  private static final int CLIENTS_OF_A_SET = 4;
  private static final int DECISIONS = 16;
  private static final int MARKS = 2 * CLIENTS_OF_A_SET;

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

  /** The decisions of each client, a ring of {@value #DECISIONS} after the other, set after set. */
  private final Entry[] entries = new Entry[SETS * CLIENTS_OF_A_SET * DECISIONS];

  /**
   * Of each set, beside each other so that they are in the processor's cache together: first, for
   * each client, its hash and how many decisions there are of it, as one number, 0 where there is
   * no client; then when each was last heard of, in decisions. Where a ring is full the count goes
   * on to tell where the next one goes, and around before twice the ring's length.
   */
  private final long[] marks = new long[SETS * MARKS];

  private long decisions;

  synchronized void add(Entry entry) {
    int hash = entry.client().octets().hashCode();
    int set = (hash ^ hash >>> 16) & SETS - 1;
    int way = wayOf(hash, set * MARKS);
    int mark = set * MARKS + way;
    int count = (int) marks[mark];
    entries[(set * CLIENTS_OF_A_SET + way) * DECISIONS + count % DECISIONS] = entry;
    count = count + 1 == 2 * DECISIONS ? DECISIONS : count + 1;
    marks[mark] = (long) hash << 32 | count;
    marks[mark + CLIENTS_OF_A_SET] = ++decisions;
  }

  /**
   * Which client of a set it is, or takes the place of. Two clients whose hashes are the same share
   * a place; what is found there is told apart by its entries.
   */
  private int wayOf(int hash, int first) {
    int oldest = 0;
    for (int way = 0; way < CLIENTS_OF_A_SET; way++) {
      long mark = marks[first + way];
      if ((int) (mark >> 32) == hash && (int) mark > 0) {
        return way;
      }
      if (marks[first + CLIENTS_OF_A_SET + way] < marks[first + CLIENTS_OF_A_SET + oldest]) {
        oldest = way;
      }
    }
    marks[first + oldest] = 0;
    return oldest;
  }

  /** The remembered decisions that fit, the oldest of each client first. */
  synchronized List<Entry> find(Predicate<Entry> wanted) {
    return IntStream.range(0, SETS * CLIENTS_OF_A_SET)
        .boxed()
        .flatMap(this::at)
        .filter(wanted)
        .toList();
  }

  /** What is remembered at a place, the oldest first. */
  private Stream<Entry> at(int place) {
    int count = (int) marks[place / CLIENTS_OF_A_SET * MARKS + place % CLIENTS_OF_A_SET];
    int oldest = count > DECISIONS ? count - DECISIONS : 0;
    return IntStream.range(oldest, count).mapToObj(i -> entries[place * DECISIONS + i % DECISIONS]);
  }
}
