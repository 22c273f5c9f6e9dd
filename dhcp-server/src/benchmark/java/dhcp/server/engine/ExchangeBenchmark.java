package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;

import dhcp.frame.Endpoint;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the server's own code costs, from the bytes of a frame to the bytes of the answer, without
 * the kernel, libpcap and the disk: a DISCOVER and a REQUEST with their answers by one client.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ExchangeBenchmark {
  private static final Subnet NETWORK = Subnet.parse("10.0.0.0/8");
  private static final Ipv4Address SERVER = ip("10.0.0.1");
  private static final MacAddress SERVER_MAC = MacAddress.parse("02:ff:00:00:00:01");
  private static final ServerLink LINK =
      new ServerLink(
          "eth0", SERVER_MAC, List.of(new ServerLink.OwnAddress(SERVER, NETWORK)), List.of());
  private static final List<Integer> ASKED = List.of(1, 3, 6, 12, 15, 28, 42, 51, 58, 59);

  /** Clients that have a lease before the measurement begins, and come back in no order. */
  @Param({"1000", "100000", "1000000"})
  public int known;

  private final SplittableRandom random = new SplittableRandom(1);
  private Engine engine;
  private long now = 1_000_000;
  private int next;

  /** Gives every known client its lease. */
  @Setup
  public void leases() {
    engine =
        new Engine(
            Policies.of(SubnetPolicy.builder(NETWORK).range(ip("10.1.0.0"), ip("10.255.0.0"))),
            new SplittableRandom(1));
    for (next = 0; next < known; next++) {
      exchange(next);
    }
  }

  /** A client that never came before. */
  @Benchmark
  public byte[] newClient() {
    return exchange(next++);
  }

  /** A client that has a lease. */
  @Benchmark
  public byte[] knownClient() {
    return exchange(random.nextInt(known));
  }

  private byte[] exchange(int client) {
    now += 20;
    HardwareAddress chaddr = HardwareAddress.ofEthernet(new MacAddress(0x020000000000L + client));
    byte[] offer = answer(frame(chaddr, MessageType.DISCOVER, Ipv4Address.ANY));
    Ipv4Address offered = Ipv4Address.read(offer, 14 + 20 + 8 + 16);
    return answer(frame(chaddr, MessageType.REQUEST, offered));
  }

  private static byte[] frame(HardwareAddress chaddr, MessageType type, Ipv4Address requested) {
    MessageBuilder message =
        DhcpMessage.request(chaddr.hashCode(), chaddr)
            .put(Options.MESSAGE_TYPE, type)
            .put(Options.PARAMETER_REQUEST_LIST, ASKED);
    if (!requested.isAny()) {
      message.put(Options.REQUESTED_ADDRESS, requested).put(Options.SERVER_IDENTIFIER, SERVER);
    }
    return UdpFrame.encode(
        new Endpoint(chaddr.mac().orElseThrow(), Ipv4Address.ANY, 68),
        new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 67),
        message.build().toBytes());
  }

  private byte[] answer(byte[] frame) {
    UdpFrame udp = (UdpFrame) FrameDecoder.decode(frame, frame.length);
    DhcpMessage message =
        (DhcpMessage) DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength());
    Arrival arrival =
        new Arrival(
            message, LINK, udp.source(), udp.sourceIp(), udp.destinationIp(), udp.sourcePort());
    Decision decision = engine.decide(arrival, now);
    List<LeaseChange> changes = engine.apply(decision, now);
    Reply reply = engine.reply(decision).orElseThrow();
    engine.stored(changes);
    return UdpFrame.encode(
        new Endpoint(SERVER_MAC, reply.source(), 67),
        new Endpoint(
            reply.destination().mac(), reply.destination().ip(), reply.destination().port()),
        reply.message().length(),
        reply.message()::write);
  }

  /** The clients' own part of an exchange, to be taken off the other figures. */
  @Benchmark
  public int clientsPart() {
    HardwareAddress chaddr = HardwareAddress.ofEthernet(new MacAddress(0x020000000000L + next++));
    return frame(chaddr, MessageType.DISCOVER, Ipv4Address.ANY).length
        + frame(chaddr, MessageType.REQUEST, SERVER).length;
  }
}
