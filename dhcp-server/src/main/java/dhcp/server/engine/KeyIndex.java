package dhcp.server.engine;

/**
 * Finds rows of leases by what hashes anywhere, such as client keys. The hashes lie beside the
 * rows, so that neither a search nor growth has to look at a lease that is not the one, which would
 * cost as much as all the rest.
 */
final class KeyIndex extends ProbingTable {
  /** What a search ends with that finds nothing, or nothing more. */
  static final int NOWHERE = -1;

  private int[] rows = new int[SMALLEST];

  /** 0 where nothing is. */
  private int[] hashes = new int[SMALLEST];

  /** The first place that may hold what has this hash. */
  int first(int hash) {
    int some = some(hash);
    return search(start(some), some);
  }

  /** The next such place after one that did not. */
  int after(int place, int hash) {
    return search(next(place), some(hash));
  }

  /** The row at a place that was found. */
  int row(int place) {
    return rows[place];
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

  void add(int row, int hash) {
    makeRoom();
    place(row, some(hash));
  }

  private void place(int row, int some) {
    int at = start(some);
    while (hashes[at] != 0) {
      at = next(at);
    }
    rows[at] = row;
    hashes[at] = some;
  }

  /** Puts one row at the place of another with the same hash. */
  void replace(int row, int other, int hash) {
    rows[find(row, hash)] = other;
  }

  void remove(int row, int hash) {
    takeOut(find(row, hash));
  }

  /** Where a row is that is there. */
  private int find(int row, int hash) {
    int some = some(hash);
    int at = start(some);
    while (rows[at] != row || hashes[at] != some) {
      at = next(at);
    }
    return at;
  }

  @Override
  void grow(int newLength) {
    int[] oldRows = rows;
    int[] oldHashes = hashes;
    rows = new int[newLength];
    hashes = new int[newLength];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        place(oldRows[i], oldHashes[i]);
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
    rows[to] = rows[from];
    hashes[to] = hashes[from];
  }

  @Override
  void clear(int place) {
    rows[place] = 0;
    hashes[place] = 0;
  }
}
