package dhcp.server.engine;

import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Finds leases by a hash: open addressing with linear probing in one array, at most two thirds
 * full, because a million of them must cost little memory. Equal hashes may stand for different
 * leases; whoever searches compares.
 */
final class LeaseIndex {
  private static final int SMALLEST = 64;

  private final ToIntFunction<Lease> hash;
  private Lease[] slots = new Lease[SMALLEST];
  private int size;

  LeaseIndex(ToIntFunction<Lease> hash) {
    this.hash = hash;
  }

  int size() {
    return size;
  }

  /** Where a search for a hash begins. */
  int start(int hash) {
    return hash & slots.length - 1;
  }

  /** The lease at a place of a search; null where the search ends without success. */
  Lease at(int place) {
    return slots[place];
  }

  int next(int place) {
    return place + 1 & slots.length - 1;
  }

  void add(Lease lease) {
    if ((size + 1) * 3L > slots.length * 2L) {
      grow();
    }
    size++;
    place(lease);
  }

  private void place(Lease lease) {
    int at = start(hash.applyAsInt(lease));
    while (slots[at] != null) {
      at = next(at);
    }
    slots[at] = lease;
  }

  private void grow() {
    Lease[] old = slots;
    slots = new Lease[old.length * 2];
    for (Lease lease : old) {
      if (lease != null) {
        place(lease);
      }
    }
  }

  /** Puts one lease at the place of another with the same hash. */
  void replace(Lease lease, Lease other) {
    slots[find(lease)] = other;
  }

  /** Takes a lease out, and closes the gap so that no search ends at it. */
  void remove(Lease lease) {
    int gap = find(lease);
    size--;
    int at = gap;
    while (true) {
      at = next(at);
      if (slots[at] == null) {
        slots[gap] = null;
        return;
      }
      int home = start(hash.applyAsInt(slots[at]));
      boolean stays = gap <= at ? gap < home && home <= at : gap < home || home <= at;
      if (!stays) {
        slots[gap] = slots[at];
        gap = at;
      }
    }
  }

  private int find(Lease lease) {
    int at = start(hash.applyAsInt(lease));
    while (slots[at] != lease) {
      at = next(at);
    }
    return at;
  }

  void forEach(Consumer<Lease> consumer) {
    for (Lease lease : slots) {
      if (lease != null) {
        consumer.accept(lease);
      }
    }
  }
}
