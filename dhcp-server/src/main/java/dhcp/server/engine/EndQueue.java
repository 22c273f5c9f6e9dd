package dhcp.server.engine;

import java.util.Arrays;

/**
 * Leases of one slice by the time at which their address may be somebody else's: a binary heap,
 * earliest first. A time in the heap may be too early, never too late: a renewal leaves it, and
 * whoever looks at the first moves it on.
 */
final class EndQueue {
  private Lease[] leases = new Lease[16];
  private long[] times = new long[16];
  private int size;

  int size() {
    return size;
  }

  /** The lease with the earliest time; the queue is not empty. */
  Lease first() {
    return leases[0];
  }

  /** The earliest time; MAX_VALUE when the queue is empty. */
  long firstTime() {
    return size == 0 ? Long.MAX_VALUE : times[0];
  }

  /** Puts a lease in, or makes sure that its time is not later than this. */
  void offer(Lease lease, long time) {
    if (lease.queuePlace < 0) {
      if (size == leases.length) {
        int room = size + (size >> 1);
        leases = Arrays.copyOf(leases, room);
        times = Arrays.copyOf(times, room);
      }
      up(size++, lease, time);
    } else if (time < times[lease.queuePlace]) {
      up(lease.queuePlace, lease, time);
    }
  }

  /** Gives the first lease a later time. */
  void postponeFirst(long time) {
    down(0, leases[0], time);
  }

  void remove(Lease lease) {
    int place = lease.queuePlace;
    lease.queuePlace = -1;
    Lease last = leases[--size];
    long time = times[size];
    leases[size] = null;
    if (place < size) {
      down(place, last, time);
      up(last.queuePlace, last, time);
    }
  }

  private void up(int place, Lease lease, long time) {
    int at = place;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (times[parent] <= time) {
        break;
      }
      set(at, leases[parent], times[parent]);
      at = parent;
    }
    set(at, lease, time);
  }

  private void down(int place, Lease lease, long time) {
    int at = place;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && times[child + 1] < times[child]) {
        child++;
      }
      if (times[child] >= time) {
        break;
      }
      set(at, leases[child], times[child]);
      at = child;
    }
    set(at, lease, time);
  }

  private void set(int place, Lease lease, long time) {
    leases[place] = lease;
    times[place] = time;
    lease.queuePlace = place;
  }
}
