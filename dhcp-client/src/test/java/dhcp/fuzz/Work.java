package dhcp.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bounds the work that an input may cause, counted in bytes allocated and not in time. */
final class Work {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** For what has nothing to do with the input: tables, buffers. */
  private static final long BASE = 4 << 20;

  private Work() {}

  /**
   * Does something that may allocate so many bytes for each byte of the input. What exceeds that is
   * done again: classes are loaded once.
   *
   * @throws AssertionError when it allocates more
   */
  static void bounded(byte[] input, long perByte, Runnable work) {
    long most = BASE + perByte * input.length;
    long used = allocated(work);
    for (int i = 0; i < 2 && used > most; i++) {
      used = allocated(work);
    }
    check(used <= most, used + " bytes allocated for " + input.length);
  }

  private static long allocated(Runnable work) {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    work.run();
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  /**
   * @throws AssertionError when it is not so
   */
  static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
