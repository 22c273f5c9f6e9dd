package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;

/** What can happen to a client. */
public sealed interface Event {
  /** Calls the visitor's method for this event. */
  <R> R accept(EventVisitor<R> visitor);

  /**
   * The client begins.
   *
   * @param stored the lease of an earlier run, which is verified by INIT-REBOOT while it lasts
   */
  record Start(Optional<Lease> stored) implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.start(this);
    }
  }

  /**
   * A well-formed DHCP message came to the client's port.
   *
   * @param from who sent the frame
   */
  record Received(DhcpMessage message, Sender from) implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.received(this);
    }
  }

  /** The time of {@link State#timer} has come. Coming early does no harm. */
  record Timer() implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.timer(this);
    }
  }

  /** An ARP packet was seen, request or reply (RFC 5227 treats both alike). */
  record ArpSeen(MacAddress senderMac, Ipv4Address senderIp, Ipv4Address targetIp)
      implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.arpSeen(this);
    }
  }

  /** The interface went down or lost its carrier. */
  record CarrierLost() implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.carrierLost(this);
    }
  }

  /** The interface came up again, perhaps on another network. */
  record CarrierReturned() implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.carrierReturned(this);
    }
  }

  /**
   * The interface has another hardware address. The machine that gets this event must already be
   * the one of {@link Machine#withHardwareAddress}.
   */
  record InterfaceChanged() implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.interfaceChanged(this);
    }
  }

  /** The interface was removed. */
  record InterfaceGone() implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.interfaceGone(this);
    }
  }

  /** The clock jumped ahead: the machine slept and the network may be another. */
  record Woke() implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.woke(this);
    }
  }

  /** The last {@link Action.Configure} was carried out. */
  record Configured() implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.configured(this);
    }
  }

  /** The last {@link Action.Configure} failed. */
  record ConfigureFailed(String reason) implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.configureFailed(this);
    }
  }

  /** The client is to end, and to keep or to give back what it has. */
  record StopRequested(Farewell farewell) implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.stopRequested(this);
    }
  }

  /** What becomes of the lease when the client is told to stop. */
  enum Farewell {
    /** It stays in place; the kernel removes the address when its lifetime ends. */
    KEEP,
    /** It is given back by DHCPRELEASE and taken from the interface. */
    RELEASE
  }

  /** The user wants the lease renewed now, or a waiting client to try now. */
  record RenewRequested() implements Event {
    @Override
    public <R> R accept(EventVisitor<R> visitor) {
      return visitor.renewRequested(this);
    }
  }
}
