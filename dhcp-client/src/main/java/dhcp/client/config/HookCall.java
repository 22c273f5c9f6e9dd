package dhcp.client.config;

import dhcp.client.lease.Lease;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * One call of a hook script.
 *
 * @param reason the same in dhclient's words, such as {@code REBIND} or {@code EXPIRE}
 * @param lease the lease that is, for bound and renew
 * @param previous the lease that was, if any
 * @param refusal by whom and in what words, for a refusal
 */
public record HookCall(
    HookEvent event,
    String reason,
    Optional<Lease> lease,
    Optional<Lease> previous,
    Optional<Refusal> refusal) {
  /**
   * A refusal (NAK).
   *
   * @param message what the server said (option 56), not yet neutralised
   */
  public record Refusal(Ipv4Address server, Optional<String> message) {}

  /** A call that brings a lease. */
  public static HookCall lease(
      HookEvent event, String reason, Lease lease, Optional<Lease> previous) {
    return new HookCall(event, reason, Optional.of(lease), previous, Optional.empty());
  }

  /** A call without a lease. */
  public static HookCall plain(HookEvent event, String reason) {
    return new HookCall(event, reason, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The lease that was, when it is no more. */
  public HookCall previous(Lease lease) {
    return new HookCall(event, reason, this.lease, Optional.of(lease), refusal);
  }

  /** With who refused. */
  public HookCall refusal(Ipv4Address server, Optional<String> message) {
    return new HookCall(event, reason, lease, previous, Optional.of(new Refusal(server, message)));
  }
}
