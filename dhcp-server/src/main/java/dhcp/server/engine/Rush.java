package dhcp.server.engine;

import java.util.EnumSet;
import java.util.Set;

/**
 * Notices that far more clients ask than there are addresses to offer, as when somebody makes them
 * up. An address that is only offered is then offered to the next one too, so that a flood cannot
 * keep addresses from clients that would take them: RFC 2131 section 3.1(2) leaves it to the server
 * whether an offer is reserved.
 */
final class Rush {
  /** So many in a second that could not be offered anything are no lab that starts. */
  static final int MOST_REFUSED = 64;

  private static final Set<Reason> SHORTAGE =
      EnumSet.of(Reason.POOL_EXHAUSTED, Reason.TOO_MANY_OFFERS, Reason.SHARED_OFFER);

  private long second = Long.MIN_VALUE;
  private int refused;
  private long until = Long.MIN_VALUE;

  /** Whether offers may be shared now. */
  boolean isOn(long now) {
    return now < until;
  }

  /**
   * Takes in a decision that was taken.
   *
   * @param offerMillis how long an offer is held; for so long a rush has effects
   */
  void notice(Decision decision, long now, long offerMillis) {
    if (!SHORTAGE.contains(decision.reason())) {
      return;
    }
    if (now / 1000 != second) {
      second = now / 1000;
      refused = 0;
    }
    if (++refused > MOST_REFUSED) {
      until = now + offerMillis;
    }
  }
}
