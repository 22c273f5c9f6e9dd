package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.client.lease.NetworkSettings;
import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;

/**
 * Something the user may want to know: what the log lines, the JSON events and the calls of hook
 * scripts are made from. Texts and messages come from the network and are not yet escaped.
 */
public sealed interface Notice {
  /** Calls the visitor's method for this notice. */
  <R> R accept(NoticeVisitor<R> visitor);

  /** A message was not acted on. */
  record Dropped(DhcpMessage message, Sender from, Drop drop) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.dropped(this);
    }
  }

  /** An offer came, acceptable or not. */
  record OfferSeen(Offer offer) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.offerSeen(this);
    }
  }

  /** This offer is the one that is requested. */
  record OfferChosen(Offer offer) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.offerChosen(this);
    }
  }

  /** A lease is in place that was not before. */
  record Bound(Lease lease) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.bound(this);
    }
  }

  /**
   * The lease was extended and is in place.
   *
   * @param how in which way it was asked for
   */
  record Extended(Lease lease, Lease previous, How how) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.extended(this);
    }
  }

  /** The ways in which a lease that is in use is extended. */
  enum How {
    /** By the server that gave it, at T1. */
    RENEWED,
    /** By any server, after T2. */
    REBOUND,
    /** By INIT-REBOOT while it was in use. */
    REBOOTED
  }

  /** The server gave another address when it was asked to extend the lease. */
  record Renumbered(Lease lease, Lease previous) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.renumbered(this);
    }
  }

  /** A server refused what was requested. */
  record Refused(Ipv4Address server, Optional<String> message, StateName in) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.refused(this);
    }
  }

  /** Another host has the address; it was declined or, once it is in use, defended. */
  record Conflict(Ipv4Address address, MacAddress by, Answer answer) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.conflict(this);
    }
  }

  /** What the client does about a conflict. */
  enum Answer {
    DECLINED,
    DEFENDED
  }

  /** A lease is no longer used. */
  record Lost(Lease lease, Loss loss) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.lost(this);
    }
  }

  /** No server answered the requests that were sent in this state. */
  record NoAnswer(StateName in, int requests) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.noAnswer(this);
    }
  }

  /** No server answered INIT-REBOOT, and the old lease is used for what is left of it. */
  record OldLeaseUsed(Lease lease) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.oldLeaseUsed(this);
    }
  }

  /** The network is IPv6-only: no DHCP for this long (RFC 8925). */
  record Ipv6Only(long seconds) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.ipv6Only(this);
    }
  }

  /**
   * INFORM was answered.
   *
   * @param network what the answer says about the network of the address
   */
  record Informed(DhcpMessage message, NetworkSettings network, Sender from) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.informed(this);
    }
  }

  /** The lease could not be put on the interface. */
  record ConfigurationFailed(Lease lease, String reason) implements Notice {
    @Override
    public <R> R accept(NoticeVisitor<R> visitor) {
      return visitor.configurationFailed(this);
    }
  }
}
