package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.client.lease.Acks;
import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.frame.ArpFrame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.link.LinkEvent;
import dhcp.link.LinkListener;
import dhcp.link.MemoryWire;
import dhcp.link.WireStation;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How messages find their way on the link. */
class CourierTest {
  private static final MacAddress US = MacAddress.parse("02:00:00:00:00:01");
  private static final MacAddress THEM = MacAddress.parse("02:00:00:00:00:fe");
  private static final Ipv4Address ROUTER = Ipv4Address.of(192, 168, 1, 254);

  private final MemoryWire wire = new MemoryWire(new SplittableRandom(1), MemoryWire.Faults.NONE);
  private final WireStation station = wire.attach("eth0", US);
  private final Courier courier = new Courier(station, US);
  private final List<String> seen = new ArrayList<>();

  @BeforeEach
  void listen() {
    wire.attach("far", THEM)
        .run(
            new LinkListener() {
              @Override
              public void onFrame(byte[] bytes, int length) {
                seen.add(describe(bytes, length));
              }

              @Override
              public void onEvent(LinkEvent event) {}
            });
  }

  private static String describe(byte[] bytes, int length) {
    Object frame = FrameDecoder.decode(bytes, length);
    if (frame instanceof ArpFrame arp) {
      return "arp " + arp.senderIp() + " asks for " + arp.targetIp();
    }
    UdpFrame udp = (UdpFrame) frame;
    return udp.sourceIp()
        + ":"
        + udp.sourcePort()
        + " -> "
        + udp.destinationIp()
        + ":"
        + udp.destinationPort()
        + " at "
        + udp.destination();
  }

  private List<String> take() {
    wire.advanceTo(wire.now() + 1);
    List<String> frames = List.copyOf(seen);
    seen.clear();
    return frames;
  }

  private static Lease lease(MessageBuilder ack) {
    return Acks.read(ack);
  }

  private static Action.Send to(Ipv4Address destination) {
    DhcpMessage message = DhcpMessage.request(1, HardwareAddress.ofEthernet(US)).build();
    return new Action.Send(message, Acks.ADDRESS, destination);
  }

  private Courier.Delivery send(Ipv4Address destination, long now) {
    return courier.send(to(destination), Optional.of(lease(Acks.masked())), now);
  }

  private static ArpFrame reply(Ipv4Address ip) {
    return ArpFrame.request(US, Acks.ADDRESS, ip).reply(THEM);
  }

  @Test
  void broadcastNeedsNoArp() {
    assertEquals(Courier.Delivery.SENT, send(Ipv4Address.BROADCAST, 0));
    assertEquals(List.of("192.168.1.100:68 -> 255.255.255.255:67 at ff:ff:ff:ff:ff:ff"), take());
  }

  @Test
  void rule16UnicastWaitsForTheNextHopsHardwareAddress() {
    assertEquals(Courier.Delivery.WAITING, send(Acks.SERVER, 0));
    assertEquals(List.of("arp 192.168.1.100 asks for 192.168.1.1"), take());
    courier.learn(reply(ROUTER));
    assertEquals(Courier.Delivery.WAITING, send(Acks.SERVER, 1));
    courier.learn(reply(Acks.SERVER));
    assertEquals(Courier.Delivery.SENT, send(Acks.SERVER, 2));
    assertEquals(List.of("192.168.1.100:68 -> 192.168.1.1:67 at 02:00:00:00:00:fe"), take());
  }

  @Test
  void whoeverDoesNotAnswerThriceIsUnreachable() {
    List<Long> asked = new ArrayList<>();
    long now = 0;
    Courier.Delivery delivery = send(Acks.SERVER, now);
    while (delivery == Courier.Delivery.WAITING) {
      asked.add(now);
      now = courier.dueAt();
      delivery = send(Acks.SERVER, now);
    }
    assertEquals(Courier.Delivery.UNREACHABLE, delivery);
    assertEquals(List.of(0L, 300L, 600L), asked);
    assertEquals(900, now);
    assertEquals(Long.MAX_VALUE, courier.dueAt());
  }

  @Test
  void aLinkThatIsDownSendsNothing() {
    station.setDown();
    assertEquals(Courier.Delivery.NOT_SENT, send(Ipv4Address.BROADCAST, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.7, 192.168.1.7",
    "10.1.2.3, 192.168.1.253",
    "10.0.0.1, 192.168.1.254",
    "8.8.8.8, 192.168.1.254",
    "172.16.0.1, 172.16.0.1"
  })
  void rule16NextHopIsThatOfTheMostSpecificRoute(String destination, String hop) {
    Lease lease =
        lease(
            Acks.masked()
                .put(
                    Options.CLASSLESS_STATIC_ROUTE,
                    List.of(
                        new Route(Subnet.parse("0.0.0.0/0"), ROUTER),
                        new Route(Subnet.parse("10.1.0.0/16"), Ipv4Address.of(192, 168, 1, 253)),
                        new Route(Subnet.parse("172.16.0.0/12"), Ipv4Address.ANY))));
    assertEquals(
        Ipv4Address.parse(hop),
        NextHop.towards(Ipv4Address.parse(destination), Optional.of(lease)));
  }

  @Test
  void withoutALeaseEverythingIsOnTheLink() {
    assertEquals(Acks.SERVER, NextHop.towards(Acks.SERVER, Optional.empty()));
  }
}
