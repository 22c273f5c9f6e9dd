package dhcp.server;

import dhcp.server.engine.Load;

/**
 * Tells overload by how long frames wait in the kernel before they are read. Used by the capture
 * thread of one interface.
 *
 * <p>Many in a row must have waited: after a moment's standstill a few have, and are soon read.
 * Once it is overload it stays so until hardly anything waits; else each message would wait as long
 * as is just allowed.
 */
final class Overload {
  static final long BEGINS_MILLIS = 200;
  static final int BEGINS_FRAMES = 1000;
  static final long ENDS_MILLIS = 20;

  /** A longer wait is a clock that was set: both ends of it are read off the wall clock. */
  private static final long NEVER_MILLIS = 60_000;

  private int late;

  /** The load, judged by the frame that is read now. */
  Load after(long waitedMillis) {
    if (late < BEGINS_FRAMES) {
      late = isBetween(BEGINS_MILLIS, waitedMillis) ? late + 1 : 0;
    } else if (!isBetween(ENDS_MILLIS, waitedMillis)) {
      late = 0;
    }
    return late < BEGINS_FRAMES ? Load.ORDINARY : Load.OVERLOAD;
  }

  private static boolean isBetween(long bound, long waitedMillis) {
    return waitedMillis > bound && waitedMillis < NEVER_MILLIS;
  }
}
