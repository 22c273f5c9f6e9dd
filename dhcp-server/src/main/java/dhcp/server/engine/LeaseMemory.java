package dhcp.server.engine;

import java.util.Arrays;

/**
 * Room for leases, as bytes and not as objects: new ones do not occupy a garbage collector, which
 * would move each of them several times while everybody waits. A row is one lease; sixteen rows in
 * a page are of addresses that follow each other; pages come in pieces of one array, so that more
 * room never means to copy what there is. The first pieces are small, for most networks are; the
 * others are so large that a collector leaves them where they are. How a row is laid out is {@link
 * Lease}'s matter, and a fresh row is all zeros.
 */
final class LeaseMemory {
  static final int PAGE_BITS = 4;

  /** Rows in a page. */
  static final int PAGE = 1 << PAGE_BITS;

  private static final int SMALL_BITS = 10;
  private static final int SMALL_PIECES = 256;

  /** Rows before this one are in small pieces. */
  private static final int FIRST_LARGE = SMALL_PIECES << SMALL_BITS;

  /**
   * Whole regions of the heap, which have 2^20 to 2^23 bytes in heaps of up to 16 GiB: G1 leaves an
   * array alone in them that has more than half of one.
   */
  private static final int REGIONS = 1 << 23;

  private static final int ARRAY_HEADER = 16;

  /** Rows in a large piece, which leaves next to nothing of its regions unused. */
  private static final int LARGE = (REGIONS - ARRAY_HEADER) / (PAGE * Lease.SIZE) * PAGE;

  private static final byte[] NOTHING = {};

  /** Leases side by side, the rows of some pages in each array. */
  private byte[][] pieces = new byte[1][];

  /** For each piece what has no room in its rows, a place a row; empty as long as all has. */
  private byte[][][] overflows = new byte[1][][];

  /** How many pages were ever taken. */
  private int pages;

  private int[] given = new int[16];
  private int givenBack;

  /** Takes a page, and returns its first row. */
  int takePage() {
    int page = givenBack > 0 ? given[--givenBack] : pages++;
    int row = page << PAGE_BITS;
    int piece = pieceOf(row);
    if (piece == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * piece);
      overflows = Arrays.copyOf(overflows, 2 * piece);
    }
    if (pieces[piece] == null) {
      pieces[piece] = new byte[rowsWith(row) * Lease.SIZE];
      overflows[piece] = new byte[0][];
    }
    return row;
  }

  private static int pieceOf(int row) {
    return row < FIRST_LARGE ? row >>> SMALL_BITS : SMALL_PIECES + (row - FIRST_LARGE) / LARGE;
  }

  /** How many rows the piece of a row has. */
  private static int rowsWith(int row) {
    return row < FIRST_LARGE ? 1 << SMALL_BITS : LARGE;
  }

  private static int placeOf(int row) {
    return row < FIRST_LARGE ? row & (1 << SMALL_BITS) - 1 : (row - FIRST_LARGE) % LARGE;
  }

  /** Gives back a page of which no row is in use any more. */
  void giveBackPage(int firstRow) {
    if (givenBack == given.length) {
      given = Arrays.copyOf(given, 2 * givenBack);
    }
    given[givenBack++] = firstRow >>> PAGE_BITS;
  }

  /** The array that holds a row. */
  byte[] piece(int row) {
    return pieces[pieceOf(row)];
  }

  /** Where in its array a row begins. */
  static int offset(int row) {
    return placeOf(row) * Lease.SIZE;
  }

  /** What a row had no room for; empty when there is no such thing. */
  byte[] overflow(int row) {
    byte[][] all = overflows[pieceOf(row)];
    return all.length == 0 || all[placeOf(row)] == null ? NOTHING : all[placeOf(row)];
  }

  /** Keeps what a row has no room for; an empty array frees the place. */
  void overflow(int row, byte[] bytes) {
    int piece = pieceOf(row);
    if (overflows[piece].length == 0) {
      if (bytes.length == 0) {
        return;
      }
      overflows[piece] = new byte[rowsWith(row)][];
    }
    overflows[piece][placeOf(row)] = bytes.length == 0 ? null : bytes;
  }
}
