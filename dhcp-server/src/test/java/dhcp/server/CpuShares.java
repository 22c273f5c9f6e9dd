package dhcp.server;

import java.lang.management.ManagementFactory;

/** Tells the CPU time of one thread apart, by what it is doing, and from that of its process. */
final class CpuShares {
  /** What the thread does in turn. */
  enum Part {
    /** The part of those who ask, which is not what is measured. */
    CLIENT,
    ENGINE,
    STORE
  }

  private final long[] spent = new long[Part.values().length];
  private final long processBefore = processTime();
  private long mark = threadTime();

  /** What this thread has done since the last call, or the beginning, was that part's. */
  void turn(Part part) {
    long time = threadTime();
    spent[part.ordinal()] += time - mark;
    mark = time;
  }

  /** Nanoseconds of one part. */
  long of(Part part) {
    return spent[part.ordinal()];
  }

  /** Nanoseconds of the whole process since the beginning, without the clients' part. */
  long server() {
    return processTime() - processBefore - of(Part.CLIENT);
  }

  private static long threadTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long processTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
