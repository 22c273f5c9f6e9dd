package dhcp.client;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.frame.ArpFrame;
import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.link.Link;
import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;

/**
 * Puts messages into frames and on the wire (RFC 2131 section 4.1: from port 68 to 67). A unicast
 * message needs the hardware address of its next hop, which is asked for by ARP.
 */
final class Courier {
  private static final int SERVER_PORT = 67;
  private static final int CLIENT_PORT = 68;

  /** ARP requests for one next hop. */
  private static final int MOST_REQUESTS = 3;

  private static final long REQUEST_SPACING = 300;
  private static final long NEVER = Long.MAX_VALUE;

  /** What became of a message. */
  enum Delivery {
    SENT,
    /** It is to be tried again when something happened, or at {@link #dueAt}. */
    WAITING,
    /** The link refused it. */
    NOT_SENT,
    /** Nobody answered for the next hop. */
    UNREACHABLE
  }

  /** A next hop that is being asked for. */
  private record Search(Ipv4Address hop, int requests, long nextAt, Optional<MacAddress> found) {}

  private final Link link;
  private MacAddress ourMac;
  private Optional<Search> search = Optional.empty();

  /**
   * @param ourMac the chaddr, which is the source of every frame too
   */
  Courier(Link link, MacAddress ourMac) {
    this.link = link;
    this.ourMac = ourMac;
  }

  void setHardwareAddress(MacAddress mac) {
    ourMac = mac;
  }

  /**
   * Sends a message, or begins to.
   *
   * @param lease by whose routes unicast is sent
   */
  Delivery send(Action.Send action, Optional<Lease> lease, long now) {
    if (action.to().isBroadcast()) {
      return transmit(action, MacAddress.BROADCAST);
    }
    Ipv4Address hop = NextHop.towards(action.to(), lease);
    Search current =
        search.filter(s -> s.hop().equals(hop)).orElse(new Search(hop, 0, now, Optional.empty()));
    search = Optional.of(current);
    if (current.found().isPresent()) {
      search = Optional.empty();
      return transmit(action, current.found().get());
    }
    if (now < current.nextAt()) {
      return Delivery.WAITING;
    }
    if (current.requests() == MOST_REQUESTS) {
      search = Optional.empty();
      return Delivery.UNREACHABLE;
    }
    link.send(ArpFrame.request(ourMac, action.from(), hop).encode());
    search =
        Optional.of(
            new Search(hop, current.requests() + 1, now + REQUEST_SPACING, Optional.empty()));
    return Delivery.WAITING;
  }

  /** When a message that waits is to be tried again at the latest. */
  long dueAt() {
    return search.map(Search::nextAt).orElse(NEVER);
  }

  /** Learns from any ARP packet where the next hop is that is being asked for. */
  void learn(ArpFrame arp) {
    search =
        search.map(
            s ->
                s.hop().equals(arp.senderIp()) && !arp.senderMac().isMulticast()
                    ? new Search(s.hop(), s.requests(), s.nextAt(), Optional.of(arp.senderMac()))
                    : s);
  }

  private Delivery transmit(Action.Send action, MacAddress to) {
    DhcpMessage message = action.message();
    byte[] frame =
        UdpFrame.encode(
            new Endpoint(ourMac, action.from(), CLIENT_PORT),
            new Endpoint(to, action.to(), SERVER_PORT),
            message.toBytes());
    return link.send(frame) ? Delivery.SENT : Delivery.NOT_SENT;
  }

  /** Whether anybody has the address. */
  void probe(Ipv4Address address) {
    link.send(ArpFrame.probe(ourMac, address).encode());
  }

  /**
   * That the address is ours.
   *
   * @param holder which answers for it
   */
  void announce(Ipv4Address address, MacAddress holder) {
    link.send(ArpFrame.announcement(holder, address).encode());
  }

  /** Answers for an address that the kernel does not have and so does not answer for. */
  void answer(ArpFrame request) {
    link.send(request.reply(ourMac).encode());
  }
}
