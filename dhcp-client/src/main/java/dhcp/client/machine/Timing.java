package dhcp.client.machine;

import java.util.OptionalLong;

/**
 * The waits that may be set. All are milliseconds.
 *
 * @param startDelay the first DISCOVER waits a random time of 0 to this; RFC 2131 section 4.4.1
 *     says 1 to 10 seconds, which nobody would bear, so 0 is usual
 * @param timeout when to give up being without a lease; empty for never
 * @param declineWait from a DECLINE to the next DISCOVER (section 3.1.5: at least 10 seconds, on
 *     the wire, which either frame may reach a little late)
 * @param rebootWait how long INIT-REBOOT waits for an answer
 * @param silentReboot what is done when no server answers then
 */
public record Timing(
    long startDelay,
    OptionalLong timeout,
    long declineWait,
    long rebootWait,
    SilentReboot silentReboot) {
  /** RFC 2131 section 3.2 item 3 lets a client choose. */
  public enum SilentReboot {
    /** The old lease is used for what is left of it. */
    USE_OLD_LEASE,
    /** A new lease is asked for. */
    START_AGAIN
  }

  public static final Timing USUAL =
      new Timing(0, OptionalLong.empty(), 10_500, 10_000, SilentReboot.START_AGAIN);

  public Timing withTimeout(OptionalLong millis) {
    return new Timing(startDelay, millis, declineWait, rebootWait, silentReboot);
  }
}
