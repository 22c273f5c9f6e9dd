package dhcp.testing.flood;

import dhcp.frame.Endpoint;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.link.LinkEvent;
import dhcp.link.LinkException;
import dhcp.link.LinkListener;
import dhcp.link.LinkOptions;
import dhcp.link.PcapLink;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Op;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients as they should be, on one interface, that ask again as long as nobody answers. */
final class HonestClients implements LinkListener, AutoCloseable {
  private static final AtomicInteger XID = new AtomicInteger(0x7a000000);
  private static final int CLIENT_PORT = 68;
  private static final int SERVER_PORT = 67;

  private final PcapLink link;
  private final int tries;
  private final long patienceMillis;
  private final Map<Integer, CompletableFuture<DhcpMessage>> waiting = new ConcurrentHashMap<>();

  /**
   * What a client got.
   *
   * @param server whose the address is
   * @param tries how many its message took that took most
   * @param millis how long it took in all
   */
  record Lease(MacAddress mac, Ipv4Address address, Ipv4Address server, int tries, long millis) {}

  /**
   * @param tries how often a message is sent before the client gives up, 1 or more
   * @param patienceMillis how long an answer is waited for each time
   */
  HonestClients(String interfaceName, int tries, long patienceMillis) throws LinkException {
    this.link = PcapLink.open(interfaceName, LinkOptions.of(LinkOptions.Role.ALL_CLIENTS));
    this.tries = tries;
    this.patienceMillis = patienceMillis;
    Thread thread = new Thread(() -> link.run(this), "honest clients");
    thread.setDaemon(true);
    thread.start();
  }

  /** The hardware address of a client by its number. */
  static MacAddress mac(int number) {
    return new MacAddress(0x02aa00000000L + number);
  }

  /** DISCOVER, OFFER, REQUEST, ACK; empty when a message has no answer. */
  Optional<Lease> lease(MacAddress mac) {
    long start = System.nanoTime();
    Optional<Answer> offer = ask(mac, message(mac, MessageType.DISCOVER), MessageType.OFFER);
    if (offer.isEmpty()) {
      return Optional.empty();
    }
    Ipv4Address address = offer.get().message.yiaddr();
    Ipv4Address server = offer.get().message.get(Options.SERVER_IDENTIFIER).orElseThrow();
    return ask(
            mac,
            message(mac, MessageType.REQUEST)
                .put(Options.REQUESTED_ADDRESS, address)
                .put(Options.SERVER_IDENTIFIER, server),
            MessageType.ACK)
        .map(
            ack ->
                new Lease(
                    mac,
                    address,
                    server,
                    Math.max(offer.get().tries, ack.tries),
                    millisSince(start)));
  }

  /** Renews a lease by broadcast, as in REBINDING: every server understands it. */
  Optional<Lease> renew(Lease lease) {
    long start = System.nanoTime();
    return ask(
            lease.mac,
            message(lease.mac, MessageType.REQUEST).ciaddr(lease.address),
            MessageType.ACK)
        .filter(ack -> ack.message.yiaddr().equals(lease.address))
        .map(
            ack ->
                new Lease(lease.mac, lease.address, lease.server, ack.tries, millisSince(start)));
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static MessageBuilder message(MacAddress mac, MessageType type) {
    return DhcpMessage.request(XID.incrementAndGet(), HardwareAddress.ofEthernet(mac))
        .put(Options.MESSAGE_TYPE, type)
        .put(
            Options.PARAMETER_REQUEST_LIST,
            List.of(Options.SUBNET_MASK.code(), Options.ROUTER.code()));
  }

  private record Answer(DhcpMessage message, int tries) {}

  private Optional<Answer> ask(MacAddress mac, MessageBuilder builder, MessageType wanted) {
    DhcpMessage message = builder.build();
    CompletableFuture<DhcpMessage> answer = new CompletableFuture<>();
    waiting.put(message.xid(), answer);
    byte[] frame =
        UdpFrame.encode(
            new Endpoint(mac, message.ciaddr(), CLIENT_PORT),
            new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, SERVER_PORT),
            message.toBytes());
    try {
      for (int attempt = 1; attempt <= tries; attempt++) {
        link.send(frame);
        Optional<DhcpMessage> came = await(answer);
        if (came.isPresent()) {
          int needed = attempt;
          return came.filter(reply -> reply.messageType().equals(Optional.of(wanted)))
              .map(reply -> new Answer(reply, needed));
        }
      }
      return Optional.empty();
    } finally {
      waiting.remove(message.xid());
    }
  }

  private Optional<DhcpMessage> await(CompletableFuture<DhcpMessage> answer) {
    try {
      return Optional.of(answer.get(patienceMillis, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onFrame(byte[] bytes, int length) {
    if (FrameDecoder.decode(bytes, length) instanceof UdpFrame udp
        && DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength())
            instanceof DhcpMessage message
        && message.op() == Op.BOOTREPLY) {
      CompletableFuture<DhcpMessage> answer = waiting.get(message.xid());
      if (answer != null) {
        answer.complete(message);
      }
    }
  }

  @Override
  public void onEvent(LinkEvent event) {}

  @Override
  public void close() {
    link.close();
  }
}
