package dhcp.server.engine;

import java.util.Arrays;

/**
 * Leases of one slice by the time at which their address may be somebody else's: a binary heap,
 * earliest first. A time in the heap may be too early, never too late: a renewal leaves it, and
 * whoever looks at the first moves it on.
 */
final class EndQueue {
  private final LeaseMemory memory;
  private int[] rows = new int[16];
  private long[] times = new long[16];
  private int size;

  /**
   * An empty queue.
   *
   * @param memory where the leases lie that come into it
   */
  EndQueue(LeaseMemory memory) {
    this.memory = memory;
  }

  int size() {
    return size;
  }

  /** The lease with the earliest time; the queue is not empty. */
  Lease first() {
    return lease(rows[0]);
  }

  /** The earliest time; MAX_VALUE when the queue is empty. */
  long firstTime() {
    return size == 0 ? Long.MAX_VALUE : times[0];
  }

  private Lease lease(int row) {
    return new Lease(memory, row);
  }

  /** Puts a lease in, or makes sure that its time is not later than this. */
  void offer(Lease lease, long time) {
    int place = lease.queuePlace();
    if (place < 0) {
      if (size == rows.length) {
        int room = size + (size >> 1);
        rows = Arrays.copyOf(rows, room);
        times = Arrays.copyOf(times, room);
      }
      up(size++, lease.row(), time);
    } else if (time < times[place]) {
      up(place, lease.row(), time);
    }
  }

  /** Gives the first lease a later time. */
  void postponeFirst(long time) {
    down(0, rows[0], time);
  }

  void remove(Lease lease) {
    int place = lease.queuePlace();
    lease.queuePlace(-1);
    int last = rows[--size];
    long time = times[size];
    if (place < size) {
      down(place, last, time);
      up(lease(last).queuePlace(), last, time);
    }
  }

  private void up(int place, int row, long time) {
    int at = place;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (times[parent] <= time) {
        break;
      }
      set(at, rows[parent], times[parent]);
      at = parent;
    }
    set(at, row, time);
  }

  private void down(int place, int row, long time) {
    int at = place;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && times[child + 1] < times[child]) {
        child++;
      }
      if (times[child] >= time) {
        break;
      }
      set(at, rows[child], times[child]);
      at = child;
    }
    set(at, row, time);
  }

  private void set(int place, int row, long time) {
    rows[place] = row;
    times[place] = time;
    lease(row).queuePlace(place);
  }
}
