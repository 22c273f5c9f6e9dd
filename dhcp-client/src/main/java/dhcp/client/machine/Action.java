package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * What the machine wants done, in the order in which it says so.
 *
 * <p>There is no action for timers: the shell sends {@link Event.Timer} at {@link State#timer} of
 * the state it was given last.
 */
public sealed interface Action {
  /** Calls the visitor's method for this action. */
  <R> R accept(ActionVisitor<R> visitor);

  /**
   * Send a message from port 68 to port 67.
   *
   * @param from the IP source: the leased address, or 0.0.0.0 while there is none
   * @param to the IP destination; 255.255.255.255 goes to the link's broadcast address, any other
   *     to the next hop's hardware address, which is the sender's business to find
   */
  record Send(DhcpMessage message, Ipv4Address from, Ipv4Address to) implements Action {
    @Override
    public <R> R accept(ActionVisitor<R> visitor) {
      return visitor.send(this);
    }
  }

  /** Broadcast an ARP probe for the address (RFC 5227 section 2.1.1; sender address 0.0.0.0). */
  record SendProbe(Ipv4Address address) implements Action {
    @Override
    public <R> R accept(ActionVisitor<R> visitor) {
      return visitor.sendProbe(this);
    }
  }

  /** Broadcast an ARP announcement of the address, also to defend it (RFC 5227 section 2.3). */
  record SendAnnouncement(Ipv4Address address) implements Action {
    @Override
    public <R> R accept(ActionVisitor<R> visitor) {
      return visitor.sendAnnouncement(this);
    }
  }

  /**
   * Put the lease on the interface and answer with {@link Event.Configured} or {@link
   * Event.ConfigureFailed}.
   *
   * @param previous what this client configured before and has not taken away; the same address
   */
  record Configure(Lease lease, Optional<Lease> previous) implements Action {
    @Override
    public <R> R accept(ActionVisitor<R> visitor) {
      return visitor.configure(this);
    }
  }

  /**
   * Take away what the lease brought, as far as it is there, and nothing else that is on the
   * interface.
   */
  record Deconfigure(Lease lease, Loss loss) implements Action {
    @Override
    public <R> R accept(ActionVisitor<R> visitor) {
      return visitor.deconfigure(this);
    }
  }

  /** Tell the user. */
  record Report(Notice notice) implements Action {
    @Override
    public <R> R accept(ActionVisitor<R> visitor) {
      return visitor.report(this);
    }
  }

  /** Keep the lease for INIT-REBOOT after a restart. */
  record SaveLease(Lease lease) implements Action {
    @Override
    public <R> R accept(ActionVisitor<R> visitor) {
      return visitor.saveLease(this);
    }
  }

  /** The stored lease is worth nothing any more. */
  record ForgetLease() implements Action {
    @Override
    public <R> R accept(ActionVisitor<R> visitor) {
      return visitor.forgetLease(this);
    }
  }

  /** The machine has ended and wants no more events. */
  record Finish(Outcome outcome) implements Action {
    @Override
    public <R> R accept(ActionVisitor<R> visitor) {
      return visitor.finish(this);
    }
  }
}
