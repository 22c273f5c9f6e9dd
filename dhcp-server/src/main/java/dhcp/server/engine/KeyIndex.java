package dhcp.server.engine;

import java.util.function.IntUnaryOperator;

/**
 * Finds leases by what hashes anywhere, such as client keys. It holds their addresses and not the
 * leases themselves: a garbage collector that moves new leases about would have to look through
 * every part of an array of references that one was put into. A byte of each hash lies apart, so
 * that a search seldom has to look at a lease that is not the one, which would cost as much as all
 * the rest.
 */
final class KeyIndex extends ProbingTable {
  /** What a search ends with that finds nothing, or nothing more. */
  static final int NOWHERE = -1;

  private final IntUnaryOperator hash;
  private int[] addresses = new int[SMALLEST];

  /** A byte of the hash; 0 where nothing is. */
  private byte[] marks = new byte[SMALLEST];

  /**
   * An empty index.
   *
   * @param hash of the lease with an address
   */
  KeyIndex(IntUnaryOperator hash) {
    this.hash = hash;
  }

  /** The first place that may hold what has this hash. */
  int first(int hash) {
    return search(start(hash), mark(hash));
  }

  /** The next such place after one that did not. */
  int after(int place, int hash) {
    return search(next(place), mark(hash));
  }

  /** The address of the lease at a place that was found. */
  int address(int place) {
    return addresses[place];
  }

  private int search(int from, byte mark) {
    int at = from;
    while (marks[at] != mark) {
      if (marks[at] == 0) {
        return NOWHERE;
      }
      at = next(at);
    }
    return at;
  }

  /** Never 0. The bits that say where a search begins are others, up to sixteen million entries. */
  private static byte mark(int hash) {
    int top = hash >>> 24;
    return (byte) (top == 0 ? 1 : top);
  }

  void add(Lease lease) {
    makeRoom();
    place(lease.address);
  }

  private void place(int address) {
    int hashed = hash.applyAsInt(address);
    int at = start(hashed);
    while (marks[at] != 0) {
      at = next(at);
    }
    addresses[at] = address;
    marks[at] = mark(hashed);
  }

  /** Puts one lease at the place of another with the same hash. */
  void replace(Lease lease, Lease other) {
    addresses[find(lease)] = other.address;
  }

  void remove(Lease lease) {
    takeOut(find(lease));
  }

  private int find(Lease lease) {
    int at = start(hash.applyAsInt(lease.address));
    while (addresses[at] != lease.address) {
      at = next(at);
    }
    return at;
  }

  @Override
  void grow(int newLength) {
    int[] oldAddresses = addresses;
    byte[] oldMarks = marks;
    addresses = new int[newLength];
    marks = new byte[newLength];
    for (int i = 0; i < oldMarks.length; i++) {
      if (oldMarks[i] != 0) {
        place(oldAddresses[i]);
      }
    }
  }

  @Override
  boolean isEmpty(int place) {
    return marks[place] == 0;
  }

  @Override
  int hashAt(int place) {
    return hash.applyAsInt(addresses[place]);
  }

  @Override
  void move(int from, int to) {
    addresses[to] = addresses[from];
    marks[to] = marks[from];
  }

  @Override
  void clear(int place) {
    addresses[place] = 0;
    marks[place] = 0;
  }
}
