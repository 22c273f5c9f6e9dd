package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;

/** The states in which there is no lease to use, or not yet. */
public sealed interface Acquiring extends State {
  Effort effort();

  /** When this state itself has something to do, the deadline of the effort apart. */
  long due();

  @Override
  default long timer() {
    return Math.min(due(), effort().deadline());
  }

  /**
   * A DISCOVER is to be sent.
   *
   * @param due when, or {@link State#NEVER} while the link is down
   */
  record Init(Effort effort, long due) implements Acquiring {
    @Override
    public StateName name() {
      return StateName.INIT;
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.init(this);
    }
  }

  /**
   * A DISCOVER was sent and offers are collected.
   *
   * @param offers in the order in which they came, at most {@link #MOST_OFFERS}
   * @param chooseAt when one of them is chosen, or {@link State#NEVER} before there is a good one
   */
  record Selecting(Effort effort, Exchange exchange, List<Offer> offers, long chooseAt)
      implements Acquiring {
    static final int MOST_OFFERS = 64;

    public Selecting {
      offers = List.copyOf(offers);
    }

    @Override
    public StateName name() {
      return StateName.SELECTING;
    }

    @Override
    public long due() {
      return Math.min(exchange.resendAt(), chooseAt);
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.selecting(this);
    }
  }

  /** A REQUEST for the chosen offer was sent. */
  record Requesting(Effort effort, Exchange exchange, Offer chosen) implements Acquiring {
    @Override
    public StateName name() {
      return StateName.REQUESTING;
    }

    @Override
    public long due() {
      return exchange.resendAt();
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.requesting(this);
    }
  }

  /**
   * There is an old lease, to be verified once the link is up.
   *
   * @param lease the old lease, not in use
   */
  record InitReboot(Effort effort, Lease lease) implements Acquiring {
    @Override
    public StateName name() {
      return StateName.INIT_REBOOT;
    }

    @Override
    public long due() {
      return lease.times().endsAt();
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.initReboot(this);
    }
  }

  /**
   * A REQUEST for the address of an old lease was sent.
   *
   * @param inUse the guard of the address when it stays in use meanwhile
   */
  record Rebooting(Effort effort, Exchange exchange, Lease lease, Optional<Guard> inUse)
      implements Acquiring {
    @Override
    public StateName name() {
      return StateName.REBOOTING;
    }

    @Override
    public Optional<Lease> leaseInUse() {
      return inUse.map(guard -> lease);
    }

    @Override
    public long due() {
      return inUse.isPresent()
          ? Math.min(exchange.resendAt(), lease.times().endsAt())
          : exchange.resendAt();
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.rebooting(this);
    }
  }

  /**
   * The address was acknowledged and is tried by ARP before it is used.
   *
   * @param sent how many probes were sent
   * @param due when the next one is, or the address is taken
   */
  record Probing(Effort effort, Lease lease, int sent, long due) implements Acquiring {
    @Override
    public StateName name() {
      return StateName.PROBING;
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.probing(this);
    }
  }

  /** The address was declined; the client waits before it asks again (section 3.1 item 5). */
  record Declined(Effort effort, long due) implements Acquiring {
    @Override
    public StateName name() {
      return StateName.DECLINED;
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.declined(this);
    }
  }

  /** The network is IPv6-only (RFC 8925 section 3.2). */
  record V6OnlyWait(Effort effort, long due) implements Acquiring {
    @Override
    public StateName name() {
      return StateName.V6ONLY_WAIT;
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.v6OnlyWait(this);
    }
  }

  /** An INFORM was sent (section 4.4.3). */
  record Informing(Effort effort, Exchange exchange, Ipv4Address address) implements Acquiring {
    @Override
    public StateName name() {
      return StateName.INFORMING;
    }

    @Override
    public long due() {
      return exchange.resendAt();
    }

    @Override
    public <R> R accept(StateVisitor<R> visitor) {
      return visitor.informing(this);
    }
  }
}
