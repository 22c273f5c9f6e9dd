package dhcp.server.engine;

import java.util.function.Consumer;

/**
 * All leases by their address, in pages of sixteen addresses that follow each other: they are
 * mostly given out in order, so that new leases dirty few lines of memory, and no lease has to be
 * looked at to find another.
 */
final class AddressIndex extends ProbingTable {
  private static final int PAGE_BITS = 4;
  private static final int IN_PAGE = (1 << PAGE_BITS) - 1;

  private final long seed;

  /** The number of each page, and one more; 0 where no page is. */
  private int[] numbers = new int[SMALLEST];

  private Lease[][] pages = new Lease[SMALLEST][];
  private int leases;

  /**
   * An empty index.
   *
   * @param seed keeps others from choosing addresses whose hashes collide
   */
  AddressIndex(long seed) {
    this.seed = seed;
  }

  /** How many leases there are. */
  int leases() {
    return leases;
  }

  /** The lease of an address; null when there is none. */
  Lease get(int address) {
    int place = find(number(address));
    return numbers[place] == 0 ? null : pages[place][address & IN_PAGE];
  }

  /** Adds the lease of an address that has none. */
  void add(Lease lease) {
    int number = number(lease.address);
    int place = find(number);
    if (numbers[place] == 0) {
      makeRoom();
      place = find(number);
      numbers[place] = number;
      pages[place] = new Lease[1 << PAGE_BITS];
    }
    pages[place][lease.address & IN_PAGE] = lease;
    leases++;
  }

  void remove(Lease lease) {
    int place = find(number(lease.address));
    Lease[] page = pages[place];
    page[lease.address & IN_PAGE] = null;
    leases--;
    for (Lease other : page) {
      if (other != null) {
        return;
      }
    }
    takeOut(place);
  }

  void forEach(Consumer<Lease> consumer) {
    for (Lease[] page : pages) {
      if (page != null) {
        forEach(page, consumer);
      }
    }
  }

  private static void forEach(Lease[] page, Consumer<Lease> consumer) {
    for (Lease lease : page) {
      if (lease != null) {
        consumer.accept(lease);
      }
    }
  }

  private static int number(int address) {
    return (address >>> PAGE_BITS) + 1;
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
    Lease[][] oldPages = pages;
    numbers = new int[newLength];
    pages = new Lease[newLength][];
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] != 0) {
        int place = find(oldNumbers[i]);
        numbers[place] = oldNumbers[i];
        pages[place] = oldPages[i];
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
    pages[to] = pages[from];
  }

  @Override
  void clear(int place) {
    numbers[place] = 0;
    pages[place] = null;
  }
}
