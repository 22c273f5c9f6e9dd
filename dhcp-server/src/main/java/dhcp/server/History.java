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

  /**
   * A decision as it is remembered: facts, of which words are made when somebody asks.
   *
   * @param millis when it was taken, by the engine's clock
   * @param message what came, such as {@code DHCPDISCOVER}
   * @param outcome what became of it, such as {@code offer}
   * @param hostname as the client gave it, escaped; empty when it gave none
   */
  record Entry(
      long millis,
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

    String sentence() {
      return reason.sentence(address);
    }

    /** One line for people, with the time by the wall clock. */
    String line(Instant time) {
      return time
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

  /** The hash of each client: to look at the clients themselves takes longer. */
  private final int[] hashes = new int[SETS * CLIENTS_OF_A_SET];

  /** How many decisions there were of each client; 0 where there is none. */
  private final int[] counts = new int[hashes.length];

  /** When each client was last heard of, in decisions; 0 for never. */
  private final long[] heard = new long[hashes.length];

  private long decisions;

  synchronized void add(Entry entry) {
    int place = placeOf(entry.client().octets().hashCode());
    heard[place] = ++decisions;
    entries[place * DECISIONS + counts[place] % DECISIONS] = entry;
    counts[place] = counts[place] + 1 == 2 * DECISIONS ? DECISIONS : counts[place] + 1;
  }

  /**
   * Where a client's decisions are, or go, if need be in place of another client's. Two clients
   * whose hashes are the same share a place; what is found there is told apart by its entries.
   */
  private int placeOf(int hash) {
    int first = ((hash ^ hash >>> 16) & SETS - 1) * CLIENTS_OF_A_SET;
    int oldest = first;
    for (int place = first; place < first + CLIENTS_OF_A_SET; place++) {
      if (hashes[place] == hash && counts[place] > 0) {
        return place;
      }
      if (heard[place] < heard[oldest]) {
        oldest = place;
      }
    }
    counts[oldest] = 0;
    hashes[oldest] = hash;
    return oldest;
  }

  /** The remembered decisions that fit, the oldest of each client first. */
  synchronized List<Entry> find(Predicate<Entry> wanted) {
    return IntStream.range(0, counts.length).boxed().flatMap(this::at).filter(wanted).toList();
  }

  /** What is remembered at a place, the oldest first. */
  private Stream<Entry> at(int place) {
    int count = counts[place];
    int oldest = count > DECISIONS ? count - DECISIONS : 0;
    return IntStream.range(oldest, count).mapToObj(i -> entries[place * DECISIONS + i % DECISIONS]);
  }
}
