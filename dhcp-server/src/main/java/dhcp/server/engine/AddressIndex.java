package dhcp.server.engine;

import java.util.function.Consumer;

/**
 * All leases by their address. Addresses that follow each other lie beside each other, sixteen at a
 * time: they are mostly given out in order, so that new leases dirty few lines of memory.
 */
final class AddressIndex extends ProbingTable {
  private static final int BLOCK_BITS = 4;
  private static final int IN_BLOCK = (1 << BLOCK_BITS) - 1;

  private final long seed;
  private Lease[] slots = new Lease[SMALLEST];

  /**
   * An empty index.
   *
   * @param seed keeps others from choosing addresses whose hashes collide
   */
  AddressIndex(long seed) {
    this.seed = seed;
  }

  /** The lease of an address; null when there is none. */
  Lease get(int address) {
    int at = start(hash(address));
    while (slots[at] != null && slots[at].address != address) {
      at = next(at);
    }
    return slots[at];
  }

  /** Adds the lease of an address that has none. */
  void add(Lease lease) {
    makeRoom();
    place(lease);
  }

  private void place(Lease lease) {
    int at = start(hash(lease.address));
    while (slots[at] != null) {
      at = next(at);
    }
    slots[at] = lease;
  }

  void remove(Lease lease) {
    int at = start(hash(lease.address));
    while (slots[at] != lease) {
      at = next(at);
    }
    takeOut(at);
  }

  void forEach(Consumer<Lease> consumer) {
    for (Lease lease : slots) {
      if (lease != null) {
        consumer.accept(lease);
      }
    }
  }

  private int hash(int address) {
    return LeaseTable.mix(seed ^ address >>> BLOCK_BITS) << BLOCK_BITS | address & IN_BLOCK;
  }

  @Override
  void grow(int newLength) {
    Lease[] old = slots;
    slots = new Lease[newLength];
    for (Lease lease : old) {
      if (lease != null) {
        place(lease);
      }
    }
  }

  @Override
  boolean isEmpty(int place) {
    return slots[place] == null;
  }

  @Override
  int hashAt(int place) {
    return hash(slots[place].address);
  }

  @Override
  void move(int from, int to) {
    slots[to] = slots[from];
  }

  @Override
  void clear(int place) {
    slots[place] = null;
  }
}
