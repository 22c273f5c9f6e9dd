package dhcp.server;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.Octets;
import dhcp.server.engine.Reason;
import java.time.Instant;
import java.util.Arrays;
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
   * A client's decisions, in a ring that grows up to its bound. A client that is forgotten leaves
   * it to the next one: an object that lives long is dear to replace.
   */
  private static final class Shelf {
    private Entry[] entries = new Entry[2];
    private int size;

    /** Where the next one goes, once the ring is as long as it gets. */
    private int next;

    void clear() {
      Arrays.fill(entries, 0, size, null);
      size = 0;
      next = 0;
    }

    boolean isOf(Octets client) {
      return size > 0 && entries[0].client().octets().equals(client);
    }

    void add(Entry entry) {
      if (size == entries.length && size < DECISIONS) {
        entries = Arrays.copyOf(entries, 2 * size);
      }
      if (size < entries.length) {
        entries[size++] = entry;
      } else {
        entries[next] = entry;
        next = (next + 1) % size;
      }
    }

    /** The oldest first. */
    Stream<Entry> entries() {
      return IntStream.range(0, size).mapToObj(i -> entries[(next + i) % size]);
    }
  }

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

  /** Set after set. */
  private final Shelf[] shelves = new Shelf[SETS * CLIENTS_OF_A_SET];

  /** The hash of each shelf's client: to look at the clients themselves takes longer. */
  private final int[] hashes = new int[shelves.length];

  /** When each shelf's client was last heard of, in decisions; 0 for never. */
  private final long[] heard = new long[shelves.length];

  private long decisions;

  History() {
    Arrays.setAll(shelves, i -> new Shelf());
  }

  synchronized void add(Entry entry) {
    int place = placeOf(entry.client().octets());
    heard[place] = ++decisions;
    shelves[place].add(entry);
  }

  /** Where a client's decisions are, or go, if need be in place of another client's. */
  private int placeOf(Octets client) {
    int hash = client.hashCode();
    int first = ((hash ^ hash >>> 16) & SETS - 1) * CLIENTS_OF_A_SET;
    int oldest = first;
    for (int place = first; place < first + CLIENTS_OF_A_SET; place++) {
      if (hashes[place] == hash && shelves[place].isOf(client)) {
        return place;
      }
      if (heard[place] < heard[oldest]) {
        oldest = place;
      }
    }
    shelves[oldest].clear();
    hashes[oldest] = hash;
    return oldest;
  }

  /** The remembered decisions that fit, the oldest of each client first. */
  synchronized List<Entry> find(Predicate<Entry> wanted) {
    return Arrays.stream(shelves).flatMap(Shelf::entries).filter(wanted).toList();
  }
}
