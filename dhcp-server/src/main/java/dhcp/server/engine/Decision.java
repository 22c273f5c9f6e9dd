package dhcp.server.engine;

import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;

/**
 * What a message deserves, and why. Taking a decision changes no lease; {@link Engine#apply} does,
 * and {@link Engine#reply} writes the answer of those that have one.
 */
public sealed interface Decision {
  Query query();

  Reason reason();

  /** The address that it is about; 0.0.0.0 when it is about none. */
  Ipv4Address address();

  /** What an operator should hear about besides. */
  default Optional<Notice> notice() {
    return Optional.empty();
  }

  /**
   * DHCPOFFER.
   *
   * @param probe whether an ARP probe for the address must leave now
   * @param waitMillis 0 to 50: so much later the offer may leave, if it still stands then ({@link
   *     Engine#stands})
   */
  record Offer(
      Query query, Reason reason, Grant grant, Probe probe, int waitMillis, Optional<Notice> notice)
      implements Decision {
    @Override
    public Ipv4Address address() {
      return grant.address();
    }
  }

  /** Whether the link must be asked who has an address. */
  enum Probe {
    SEND,
    NONE
  }

  /** DHCPACK of a lease. Must not leave before what {@link Engine#apply} returns is stored. */
  record Ack(
      Query query, Reason reason, Grant grant, Durability durability, Optional<Notice> notice)
      implements Decision {
    @Override
    public Ipv4Address address() {
      return grant.address();
    }
  }

  /** Whether an acknowledged lease must be stored before the client hears of it. */
  enum Durability {
    TO_STORE,
    /** What is stored already covers it but for seconds. */
    STORED
  }

  /** DHCPNAK. */
  record Nak(Query query, Reason reason, Ipv4Address address) implements Decision {}

  /** DHCPACK of an INFORM: parameters without a lease. */
  record InformAck(Query query, Reason reason, Ipv4Address address, Scope scope)
      implements Decision {}

  /** A BOOTP reply: a lease without end. Stored like an ACK. */
  record BootpReply(Query query, Reason reason, Grant grant) implements Decision {
    @Override
    public Ipv4Address address() {
      return grant.address();
    }
  }

  /**
   * The answer to a relay agent that asked about a lease (RFC 4388).
   *
   * @param type LEASEACTIVE, LEASEUNASSIGNED or LEASEUNKNOWN
   * @param leases the active lease, of several the latest first
   * @param now when it was asked, in milliseconds
   */
  record LeaseQueryReply(
      Query query,
      Reason reason,
      Ipv4Address address,
      MessageType type,
      List<LeaseRecord> leases,
      long now)
      implements Decision {}

  /** No answer: the client gave its address back. */
  record Release(Query query, Reason reason, Ipv4Address address) implements Decision {}

  /** No answer: the client found its address in use by somebody else. */
  record Decline(Query query, Reason reason, Ipv4Address address) implements Decision {}

  /** No answer: the client took another server's offer, and ours is free again. */
  record NotChosen(Query query, Reason reason, Ipv4Address address) implements Decision {}

  /** No answer, and nothing changes. */
  record Ignore(Query query, Reason reason, Ipv4Address address) implements Decision {}
}
