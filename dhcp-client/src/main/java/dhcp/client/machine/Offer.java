package dhcp.client.machine;

import dhcp.client.lease.Lease;
import java.util.Optional;

/**
 * An OFFER that came.
 *
 * @param terms what it would give, as if it were acknowledged now
 * @param from who sent the frame
 * @param refusal why the settings do not allow it; empty when it may be chosen
 */
public record Offer(Lease terms, Sender from, Optional<Drop> refusal) {
  public boolean isAcceptable() {
    return refusal.isEmpty();
  }
}
