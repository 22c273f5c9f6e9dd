package dhcp.server.engine;

import java.util.function.IntUnaryOperator;

/**
 * Finds leases by what hashes anywhere, such as client keys. It holds their addresses and not the
 * leases themselves: a garbage collector that moves new leases about would have to look through
 * every part of an array of references that one was put into.
 */
final class KeyIndex extends ProbingTable {
  private final IntUnaryOperator hash;

  /** Addresses; 0 where nothing is. */
  private int[] slots = new int[SMALLEST];

  /**
   * An empty index.
   *
   * @param hash of the lease with an address
   */
  KeyIndex(IntUnaryOperator hash) {
    this.hash = hash;
  }

  /** The address at a place of a search; 0 where the search ends without success. */
  int at(int place) {
    return slots[place];
  }

  void add(Lease lease) {
    makeRoom();
    place(lease.address);
  }

  private void place(int address) {
    int at = start(hash.applyAsInt(address));
    while (slots[at] != 0) {
      at = next(at);
    }
    slots[at] = address;
  }

  /** Puts one lease at the place of another with the same hash. */
  void replace(Lease lease, Lease other) {
    slots[find(lease)] = other.address;
  }

  void remove(Lease lease) {
    takeOut(find(lease));
  }

  private int find(Lease lease) {
    int at = start(hash.applyAsInt(lease.address));
    while (slots[at] != lease.address) {
      at = next(at);
    }
    return at;
  }

  @Override
  void grow(int newLength) {
    int[] old = slots;
    slots = new int[newLength];
    for (int address : old) {
      if (address != 0) {
        place(address);
      }
    }
  }

  @Override
  boolean isEmpty(int place) {
    return slots[place] == 0;
  }

  @Override
  int hashAt(int place) {
    return hash.applyAsInt(slots[place]);
  }

  @Override
  void move(int from, int to) {
    slots[to] = slots[from];
  }

  @Override
  void clear(int place) {
    slots[place] = 0;
  }
}
