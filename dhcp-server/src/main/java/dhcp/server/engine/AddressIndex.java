package dhcp.server.engine;

import java.util.function.IntConsumer;

/**
 * Finds the row of an address in pages of sixteen addresses that follow each other: they are mostly
 * given out in order, so that neighbours are found, and kept, together.
 */
final class AddressIndex extends ProbingTable {
  /** The row of an address whose page is not there. */
  static final int NOWHERE = -1;

  private final LeaseMemory memory;
  private final long seed;

  /** The number of each page, and one more; 0 where no page is. */
  private int[] numbers = new int[SMALLEST];

  /** The first row of each page. */
  private int[] firstRows = new int[SMALLEST];

  /**
   * An empty index.
   *
   * @param seed keeps others from choosing addresses whose hashes collide
   */
  AddressIndex(LeaseMemory memory, long seed) {
    this.memory = memory;
    this.seed = seed;
  }

  /** The row of an address, whether there is a lease in it or not. */
  int row(int address) {
    int place = find(number(address));
    return numbers[place] == 0 ? NOWHERE : firstRows[place] + inPage(address);
  }

  /** The same, and takes a page for it when there is none. */
  int makeRow(int address) {
    int number = number(address);
    int place = find(number);
    if (numbers[place] == 0) {
      makeRoom();
      place = find(number);
      numbers[place] = number;
      firstRows[place] = memory.takePage();
    }
    return firstRows[place] + inPage(address);
  }

  /** Gives back the page of an address; there is no lease left in it. */
  void removePage(int address) {
    int place = find(number(address));
    memory.giveBackPage(firstRows[place]);
    takeOut(place);
  }

  /** Calls back with the first row of each page. */
  void forEachPage(IntConsumer consumer) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 0) {
        consumer.accept(firstRows[i]);
      }
    }
  }

  private static int inPage(int address) {
    return address & LeaseMemory.PAGE - 1;
  }

  private static int number(int address) {
    return (address >>> LeaseMemory.PAGE_BITS) + 1;
  }

  /** Where a page is, or would be. */
  private int find(int number) {
    int place = start(hash(number));
    while (numbers[place] != 0 && numbers[place] != number) {
      place = next(place);
    }
    return place;
  }

  private int hash(int number) {
    return LeaseTable.mix(seed ^ number);
  }

  @Override
  void grow(int newLength) {
    int[] oldNumbers = numbers;
    int[] oldRows = firstRows;
    numbers = new int[newLength];
    firstRows = new int[newLength];
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] != 0) {
        int place = find(oldNumbers[i]);
        numbers[place] = oldNumbers[i];
        firstRows[place] = oldRows[i];
      }
    }
  }

  @Override
  boolean isEmpty(int place) {
    return numbers[place] == 0;
  }

  @Override
  int hashAt(int place) {
    return hash(numbers[place]);
  }

  @Override
  void move(int from, int to) {
    numbers[to] = numbers[from];
    firstRows[to] = firstRows[from];
  }

  @Override
  void clear(int place) {
    numbers[place] = 0;
    firstRows[place] = 0;
  }
}
