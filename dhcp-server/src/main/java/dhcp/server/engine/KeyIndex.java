package dhcp.server.engine;

import java.util.function.IntUnaryOperator;

/**
 * Finds leases by what hashes anywhere, such as client keys. It holds their addresses and not the
 * leases themselves: a garbage collector that moves new leases about would have to look through
 * every part of an array of references that one was put into. The hashes lie beside the addresses,
 * so that neither a search nor growth has to look at a lease that is not the one, which would cost
 * as much as all the rest.
 */
final class KeyIndex extends ProbingTable {
  /** What a search ends with that finds nothing, or nothing more. */
  static final int NOWHERE = -1;

  private final IntUnaryOperator hash;
  private int[] addresses = new int[SMALLEST];

  /** 0 where nothing is. */
  private int[] hashes = new int[SMALLEST];

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
    int some = some(hash);
    return search(start(some), some);
  }

  /** The next such place after one that did not. */
  int after(int place, int hash) {
    return search(next(place), some(hash));
  }

  /** The address of the lease at a place that was found. */
  int address(int place) {
    return addresses[place];
  }

  private int search(int from, int hash) {
    int at = from;
    while (hashes[at] != hash) {
      if (hashes[at] == 0) {
        return NOWHERE;
      }
      at = next(at);
    }
    return at;
  }

  /** Never 0. */
  private static int some(int hash) {
    return hash == 0 ? 1 : hash;
  }

  void add(Lease lease) {
    makeRoom();
    place(lease.address, some(hash.applyAsInt(lease.address)));
  }

  private void place(int address, int hash) {
    int at = start(hash);
    while (hashes[at] != 0) {
      at = next(at);
    }
    addresses[at] = address;
    hashes[at] = hash;
  }

  /** Puts one lease at the place of another with the same hash. */
  void replace(Lease lease, Lease other) {
    addresses[find(lease)] = other.address;
  }

  void remove(Lease lease) {
    takeOut(find(lease));
  }

  private int find(Lease lease) {
    int at = start(some(hash.applyAsInt(lease.address)));
    while (addresses[at] != lease.address) {
      at = next(at);
    }
    return at;
  }

  @Override
  void grow(int newLength) {
    int[] oldAddresses = addresses;
    int[] oldHashes = hashes;
    addresses = new int[newLength];
    hashes = new int[newLength];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        place(oldAddresses[i], oldHashes[i]);
      }
    }
  }

  @Override
  boolean isEmpty(int place) {
    return hashes[place] == 0;
  }

  @Override
  int hashAt(int place) {
    return hashes[place];
  }

  @Override
  void move(int from, int to) {
    addresses[to] = addresses[from];
    hashes[to] = hashes[from];
  }

  @Override
  void clear(int place) {
    addresses[place] = 0;
    hashes[place] = 0;
  }
}
