package dhcp.testing;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A DHCP client of a test's making at a {@link Station}: it sends what the test says, right or
 * wrong, and hands back what comes. It sends no client identifier unless told to.
 *
 * <p>The messages of each state are those of RFC 2131 table 5.
 */
public final class ScriptedClient {
  private static final AtomicInteger XID = new AtomicInteger(0x5c000000);

  private static final int CLIENT_PORT = 68;
  private static final int SERVER_PORT = 67;

  private final Station station;
  private final MacAddress mac;

  public ScriptedClient(Station station, MacAddress mac) {
    this.station = station;
    this.mac = mac;
  }

  public MacAddress mac() {
    return mac;
  }

  public Station station() {
    return station;
  }

  /** A message to add to, of a new transaction. */
  public MessageBuilder message(MessageType type) {
    return DhcpMessage.request(XID.incrementAndGet(), HardwareAddress.ofEthernet(mac))
        .put(Options.MESSAGE_TYPE, type);
  }

  public MessageBuilder discover() {
    return message(MessageType.DISCOVER);
  }

  /** REQUEST in SELECTING: for that offer, of that server. */
  public MessageBuilder selecting(Reply offer) {
    return message(MessageType.REQUEST)
        .put(Options.REQUESTED_ADDRESS, offer.yiaddr())
        .put(Options.SERVER_IDENTIFIER, offer.get(Options.SERVER_IDENTIFIER));
  }

  /** REQUEST in INIT-REBOOT. */
  public MessageBuilder initReboot(Ipv4Address address) {
    return message(MessageType.REQUEST).put(Options.REQUESTED_ADDRESS, address);
  }

  /** REQUEST in RENEWING or REBINDING, which differ in how they are sent. */
  public MessageBuilder extending(Ipv4Address address) {
    return message(MessageType.REQUEST).ciaddr(address);
  }

  /** Sends by broadcast from 0.0.0.0. */
  public void send(DhcpMessage message) {
    station.send(broadcastFrame(message));
  }

  /** The message in a frame, as a client without an address broadcasts it. */
  public byte[] broadcastFrame(DhcpMessage message) {
    return UdpFrame.encode(
        new Endpoint(mac, Ipv4Address.ANY, CLIENT_PORT),
        new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, SERVER_PORT),
        message.toBytes());
  }

  /** The message in a frame from the client's address to the server's. */
  public byte[] unicastFrame(DhcpMessage message, MacAddress serverMac, Ipv4Address server) {
    return UdpFrame.encode(
        new Endpoint(mac, message.ciaddr(), CLIENT_PORT),
        new Endpoint(serverMac, server, SERVER_PORT),
        message.toBytes());
  }

  /** Broadcasts and waits for the answer. */
  public Reply exchange(MessageBuilder message) {
    DhcpMessage built = message.build();
    return exchange(broadcastFrame(built), built.xid());
  }

  /** Sends a frame and waits for the answer of a transaction. */
  public Reply exchange(byte[] frame, int xid) {
    int mark = station.mark();
    station.send(frame);
    return station.await("answer", mark, sighting -> Reply.in(sighting, xid));
  }

  /** Gets a lease: DISCOVER, OFFER, REQUEST, ACK. */
  public Reply lease() {
    return lease(UnaryOperator.identity());
  }

  /**
   * Gets a lease with something in both of the client's messages.
   *
   * @param extra what to put into them
   * @return the ACK
   */
  public Reply lease(UnaryOperator<MessageBuilder> extra) {
    Reply offer = exchange(extra.apply(discover())).of(MessageType.OFFER);
    return exchange(extra.apply(selecting(offer))).of(MessageType.ACK);
  }
}
