package dhcp.server.engine;

/**
 * What the indexes of leases share: open addressing with linear probing, at most four fifths full,
 * because a million entries must cost little memory. Equal hashes may stand for different entries;
 * whoever searches compares.
 */
abstract class ProbingTable {
  static final int SMALLEST = 64;

  private int length = SMALLEST;
  private int size;

  /** Where a search for a hash begins. */
  final int start(int hash) {
    return hash & length - 1;
  }

  final int next(int place) {
    return place + 1 & length - 1;
  }

  /** Counts one more entry, for which there is room then. */
  final void makeRoom() {
    if ((size + 1) * 5L > length * 4L) {
      length *= 2;
      grow(length);
    }
    size++;
  }

  /** Takes out the entry at a place, and closes the gap so that no search ends at it. */
  final void takeOut(int place) {
    size--;
    int gap = place;
    int at = next(gap);
    while (!isEmpty(at)) {
      int home = start(hashAt(at));
      boolean stays = gap <= at ? gap < home && home <= at : gap < home || home <= at;
      if (!stays) {
        move(at, gap);
        gap = at;
      }
      at = next(at);
    }
    clear(gap);
  }

  /** Puts all entries into an array of this length. */
  abstract void grow(int newLength);

  abstract boolean isEmpty(int place);

  /** The hash of the entry at a place. */
  abstract int hashAt(int place);

  abstract void move(int from, int to);

  abstract void clear(int place);
}
