package dhcp.fuzz;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Engine;
import dhcp.server.engine.Feature;
import dhcp.server.engine.HoldTimes;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseTimes;
import dhcp.server.engine.Limits;
import dhcp.server.engine.Reply;
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.engine.SubnetPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Messages, one after the other, to a server that gives what is asked for and forgets nothing. */
public final class ServerFuzz {
  private static final Ipv4Address OWN = Ipv4Address.of(10, 0, 0, 1);
  private static final Subnet SUBNET = Subnet.parse("10.0.0.0/24");
  private static final Subnet AWAY = Subnet.parse("10.1.0.0/24");
  private static final int ADDRESSES = 8;
  private static final int MOST_MESSAGES = 64;
  private static final int LONGEST_ANSWER = 1_500;
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:fe");
  private static final ServerLink LINK =
      new ServerLink("eth0", MAC, List.of(new ServerLink.OwnAddress(OWN, SUBNET)), List.of());

  private final Engine engine;
  private long now = 1;

  private ServerFuzz(int switches) {
    EnumSet<Feature> features = EnumSet.allOf(Feature.class);
    features.remove(Feature.RELAY_ONLY);
    features.removeIf(feature -> (switches >> feature.ordinal() & 1) == 1);
    engine =
        new Engine(
            new ServerPolicy(
                features,
                List.of(
                    subnet(SUBNET, Ipv4Address.of(10, 0, 0, 10)),
                    subnet(AWAY, Ipv4Address.of(10, 1, 0, 10))),
                List.of(),
                List.of(),
                HoldTimes.DEFAULT,
                Limits.DEFAULT),
            new SplittableRandom(1));
  }

  private static SubnetPolicy subnet(Subnet subnet, Ipv4Address first) {
    return SubnetPolicy.builder(subnet)
        .range(first, first.plus(ADDRESSES - 1))
        .exclude(new AddressRange(first.plus(3), first.plus(3)))
        .leaseTimes(new LeaseTimes(60, 10, 3600))
        .build();
  }

  public static void fuzzerTestOneInput(byte[] bytes) {
    Work.bounded(
        bytes,
        65_536,
        () -> {
          Input input = new Input(bytes);
          ServerFuzz server = new ServerFuzz(input.int8());
          for (int i = 0; i < MOST_MESSAGES && !input.isEmpty(); i++) {
            server.hear(input);
          }
        });
  }

  private void hear(Input input) {
    now += input.int16();
    int how = input.int8();
    byte[] datagram = input.piece();
    if (!(DhcpMessage.parse(datagram, 0, datagram.length) instanceof DhcpMessage message)) {
      return;
    }
    Ipv4Address source = (how & 1) == 0 ? message.ciaddr() : Ipv4Address.of(10, 0, 0, 10);
    Ipv4Address destination = (how & 2) == 0 ? Ipv4Address.BROADCAST : OWN;
    MacAddress from =
        (how & 4) == 0 ? message.chaddr().mac().orElse(MAC) : new MacAddress(0x02_aa_00L + how);
    decide(new Arrival(message, LINK, from, source, destination, (how & 8) == 0 ? 68 : 67));
    if ((how & 16) != 0) {
      engine.seen(message.yiaddr(), from, now);
    }
    if ((how & 32) != 0) {
      engine.sweep(now, 100);
      engine.probesDue(LINK, now);
    }
    Work.check(engine.leases().size() <= 2 * ADDRESSES, "more leases than addresses");
  }

  private void decide(Arrival arrival) {
    Decision decision = engine.decide(arrival, now);
    decision.reason().sentence(decision.address());
    List<LeaseChange> changes = engine.apply(decision, now);
    Optional<Reply> reply = engine.reply(decision);
    engine.stored(changes);
    reply.ifPresent(answer -> check(arrival.message(), answer.message()));
  }

  private void check(DhcpMessage request, DhcpMessage answer) {
    byte[] bytes = answer.toBytes();
    Work.check(bytes.length <= LONGEST_ANSWER, "an answer of " + bytes.length + " bytes");
    Work.check(
        DhcpMessage.parse(bytes, 0, bytes.length) instanceof DhcpMessage read
            && read.xid() == request.xid(),
        "an answer that cannot be read: " + answer);
    boolean gives =
        answer.messageType().filter(type -> type == MessageType.ACK).isPresent()
            && !answer.yiaddr().isAny();
    Work.check(
        !gives || engine.lease(answer.yiaddr()).isPresent(), "no lease of " + answer.yiaddr());
    Work.check(
        !gives || SUBNET.contains(answer.yiaddr()) || AWAY.contains(answer.yiaddr()),
        "an address of nowhere: " + answer);
  }
}
