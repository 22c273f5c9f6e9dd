package dhcp.simulation;

import dhcp.frame.ArpFrame;
import dhcp.frame.Endpoint;
import dhcp.frame.Frame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.link.LinkEvent;
import dhcp.link.LinkListener;
import dhcp.link.WireStation;
import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Engine;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.Reply;
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.ServerPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The server's engine with a link, and a disk that takes its time and survives a crash. */
final class ServerNode implements LinkListener {
  static final Ipv4Address ADDRESS = Ipv4Address.of(10, 0, 0, 1);
  static final Subnet SUBNET = Subnet.parse("10.0.0.0/16");
  static final MacAddress MAC = MacAddress.parse("02:ff:00:00:00:01");
  private static final int SERVER_PORT = 67;
  private static final long PROBE_EVERY = 100;
  private static final long SWEEP_EVERY = 10_000;
  private static final long SLOWEST_DISK = 5;

  private final Simulation simulation;
  private final ServerPolicy policy;
  private final WireStation station;
  private final ServerLink link =
      new ServerLink("wire", MAC, List.of(new ServerLink.OwnAddress(ADDRESS, SUBNET)), List.of());
  private final Map<Ipv4Address, LeaseRecord> disk = new HashMap<>();
  private Engine engine;

  /** Counts the server's lives; what a life has begun ends with it. */
  private int life;

  ServerNode(Simulation simulation, ServerPolicy policy) {
    this.simulation = simulation;
    this.policy = policy;
    station = simulation.wire.attach("server", MAC);
    station.run(this);
    begin();
  }

  private void begin() {
    life++;
    engine = new Engine(policy, simulation.random.split());
    disk.values().forEach(engine::restore);
    every(PROBE_EVERY, this::probe);
    every(SWEEP_EVERY, this::sweep);
  }

  /** Dies with everything that is not on disk, and comes again after a while. */
  void crash(long millis) {
    life++;
    station.setDown();
    simulation.after(
        millis,
        () -> {
          station.setUp();
          begin();
        });
  }

  /** As a server without a lease database: it dies with all its leases. */
  void crashAndForget(long millis) {
    disk.clear();
    crash(millis);
  }

  private void every(long millis, Runnable action) {
    later(
        millis,
        () -> {
          action.run();
          every(millis, action);
        });
  }

  /** Does something later, unless this life ends before. */
  private void later(long millis, Runnable action) {
    int born = life;
    simulation.after(
        millis,
        () -> {
          if (life == born) {
            action.run();
          }
        });
  }

  private void probe() {
    for (Ipv4Address address : engine.probesDue(link, simulation.now())) {
      askFor(address);
    }
  }

  /** With its own address as the sender's: a client must not take it for a rival's probe. */
  private void askFor(Ipv4Address address) {
    station.send(ArpFrame.request(MAC, ADDRESS, address).encode());
  }

  private void sweep() {
    engine.sweep(simulation.now(), 1_000).forgotten().forEach(this::store);
  }

  private void store(LeaseChange change) {
    if (change instanceof LeaseChange.Put put) {
      disk.put(put.address(), put.lease());
    } else {
      disk.remove(change.address());
    }
  }

  @Override
  public void onFrame(byte[] bytes, int length) {
    Frame frame = FrameDecoder.decode(bytes, length);
    if (frame instanceof ArpFrame arp) {
      onArp(arp);
    } else if (frame instanceof UdpFrame udp
        && udp.destinationPort() == SERVER_PORT
        && DhcpMessage.parse(bytes, udp.payloadOffset(), udp.payloadLength())
            instanceof DhcpMessage message) {
      onMessage(
          new Arrival(
              message, link, udp.source(), udp.sourceIp(), udp.destinationIp(), udp.sourcePort()));
    }
  }

  private void onArp(ArpFrame arp) {
    if (arp.operation() == ArpFrame.Operation.REQUEST && arp.targetIp().equals(ADDRESS)) {
      station.send(arp.reply(MAC).encode());
    }
    if (!arp.senderIp().isAny()) {
      engine.seen(arp.senderIp(), arp.senderMac(), simulation.now());
    }
  }

  private void onMessage(Arrival arrival) {
    long now = simulation.now();
    Decision decision = engine.decide(arrival, now);
    List<LeaseChange> changes = engine.apply(decision, now);
    if (decision instanceof Decision.Offer offer) {
      if (offer.probe() == Decision.Probe.SEND) {
        askFor(offer.address());
      }
      later(
          offer.waitMillis(),
          () -> {
            if (engine.stands(offer)) {
              send(decision, now);
            }
          });
    } else if (changes.isEmpty()) {
      send(decision, now);
    } else {
      later(
          simulation.random.nextLong(SLOWEST_DISK),
          () -> {
            changes.forEach(this::store);
            engine.stored(changes);
            send(decision, now);
          });
    }
  }

  private void send(Decision decision, long decidedAt) {
    tellOracle(decision, decidedAt);
    engine.reply(decision).ifPresent(this::send);
  }

  private void send(Reply reply) {
    station.send(
        UdpFrame.encode(
            new Endpoint(MAC, reply.source(), SERVER_PORT),
            new Endpoint(
                reply.destination().mac(), reply.destination().ip(), reply.destination().port()),
            reply.message().toBytes()));
  }

  private void tellOracle(Decision decision, long decidedAt) {
    Oracle oracle = simulation.oracle;
    MacAddress client = decision.query().arrival().message().chaddr().mac().orElseThrow();
    if (decision instanceof Decision.Ack ack) {
      long end = decidedAt + ack.grant().leaseSeconds() * 1_000;
      oracle.acknowledged(ack.address(), client, end, simulation.now());
    } else if (decision instanceof Decision.Offer offer) {
      oracle.offered(offer.address(), client, simulation.now());
    } else if (decision instanceof Decision.Nak nak) {
      oracle.refused(nak.address(), client, simulation.now());
    } else if (decision instanceof Decision.Release || decision instanceof Decision.Decline) {
      oracle.givenBack(decision.address());
    }
  }

  @Override
  public void onEvent(LinkEvent event) {
    // Down and up come from crash() alone, which knows what to do.
  }
}
