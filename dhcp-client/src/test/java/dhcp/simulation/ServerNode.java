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
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Engine;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.Reply;
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.ServerPolicy;
import java.util.List;
import java.util.Optional;

/** The server's engine with a link and a disk: what the real shell is around it. */
final class ServerNode implements LinkListener {
  private static final int SERVER_PORT = 67;
  private static final long PROBE_EVERY = 100;
  private static final long SWEEP_EVERY = 10_000;

  /** How often an offer looks for another address when its own turns out to be in use. */
  private static final int OFFER_ATTEMPTS = 3;

  private final Simulation simulation;
  private final int number;
  private final ServerPolicy policy;
  private final Parts parts;
  private final Witness witness;
  private final ServerLink link;
  private final WireStation station;
  private final ServerClock clock;
  private final Disk disk;
  private final Life life;
  private ServerBrain brain;
  private long crashAtWrite;
  private boolean down;

  ServerNode(Simulation simulation, ServerPolicy policy) {
    this(simulation, 1, policy, Parts.SOUND);
  }

  /**
   * A server on the home segment.
   *
   * @param number of those there, from 1
   */
  ServerNode(Simulation simulation, int number, ServerPolicy policy, Parts parts) {
    this.simulation = simulation;
    this.number = number;
    this.policy = policy;
    this.parts = parts;
    MacAddress mac = new MacAddress(0x02_ff_00_00_00_00L | number);
    Ipv4Address address = address(number);
    Segment home = simulation.home;
    link =
        new ServerLink(
            "home", mac, List.of(new ServerLink.OwnAddress(address, home.subnet())), List.of());
    home.addNeighbour(address, mac);
    witness = new Witness(simulation, address);
    clock = new ServerClock(simulation);
    life = new Life(simulation);
    disk = parts.disk().apply(simulation);
    station = home.wire().attach("server " + number, mac);
    station.run(this);
    begin();
  }

  static Ipv4Address address(int number) {
    return Ipv4Address.of(10, 0, 0, number);
  }

  private Ipv4Address address() {
    return link.addresses().get(0).address();
  }

  private void begin() {
    life.begin();
    brain = parts.brain().apply(new Engine(policy, simulation.random.split()));
    disk.restored(clock.moment()).forEach(brain::restore);
    life.every(PROBE_EVERY, this::probe);
    life.every(SWEEP_EVERY, this::sweep);
  }

  /** The process dies with everything that is not on disk, and comes again after a while. */
  void crash(long millis) {
    end(millis, () -> {});
  }

  /** The same, in the midst of a write. */
  void crashAtWrite(long millis) {
    crashAtWrite = millis;
  }

  /** The whole machine does, and its wall clock is so far off afterwards. */
  void reboot(long millis, long wallOffset) {
    simulation.diary.count(Happening.CLOCK_LIED_AT_BOOT);
    end(millis, () -> clock.reboot(wallOffset));
  }

  /** As a server without a lease database: it dies with all its leases. */
  void crashAndForget(long millis) {
    disk.wipe();
    crash(millis);
  }

  private void end(long millis, Runnable meanwhile) {
    if (down) {
      return;
    }
    simulation.diary.count(Happening.CRASHED);
    down = true;
    life.end();
    disk.crash(clock.moment());
    witness.crashed();
    station.setDown();
    simulation.after(
        millis,
        () -> {
          meanwhile.run();
          down = false;
          station.setUp();
          begin();
        });
  }

  /** The machine sleeps: frames miss it, and all else waits until it wakes. */
  void suspend(long millis) {
    simulation.diary.count(Happening.SERVER_SUSPENDED);
    life.suspend(millis);
  }

  /** The disk fails for a while. */
  void failDisk(long millis) {
    simulation.diary.count(Happening.DISK_FAILED);
    disk.setFailing(true);
    simulation.after(millis, () -> disk.setFailing(false));
  }

  private void probe() {
    brain.probesDue(link, clock.now()).forEach(this::askFor);
  }

  /** With its own address as the sender's: a client must not take it for a rival's probe. */
  private void askFor(Ipv4Address address) {
    station.send(ArpFrame.request(link.mac(), address(), address).encode());
  }

  private void sweep() {
    store(brain.sweep(clock.now()), () -> {});
    witness.sizes(brain.size(), disk.waiting(), policy);
  }

  private void store(List<LeaseChange> changes, Runnable then) {
    disk.store(changes, then, clock, brain::stored);
    if (crashAtWrite > 0 && disk.waiting() > 0) {
      long millis = crashAtWrite;
      crashAtWrite = 0;
      life.later(simulation.random.nextLong(3), () -> crash(millis));
    }
  }

  @Override
  public void onFrame(byte[] bytes, int length) {
    if (life.isSuspended()) {
      return;
    }
    Frame frame = FrameDecoder.decode(bytes, length);
    if (frame instanceof ArpFrame arp) {
      onArp(arp);
    } else if (frame instanceof UdpFrame udp
        && udp.destinationPort() == SERVER_PORT
        && DhcpMessage.parse(bytes, udp.payloadOffset(), udp.payloadLength())
            instanceof DhcpMessage message) {
      if (udp.destinationIp().isBroadcast() && number == 1) {
        simulation.home.ledger().arrived(bytes);
      }
      Arrival arrival =
          new Arrival(
              message, link, udp.source(), udp.sourceIp(), udp.destinationIp(), udp.sourcePort());
      decide(parts.heard().apply(arrival), arrival, OFFER_ATTEMPTS);
    }
  }

  private void onArp(ArpFrame arp) {
    if (arp.operation() == ArpFrame.Operation.REQUEST && arp.targetIp().equals(address())) {
      station.send(arp.reply(link.mac()).encode());
    }
    if (!arp.senderIp().isAny()) {
      brain
          .seen(arp.senderIp(), arp.senderMac(), clock.now())
          .ifPresent(conflict -> witness.sawInUse(conflict.address()));
    }
  }

  /**
   * @param told the message as it came, which is what the witness judges by
   */
  private void decide(Arrival arrival, Arrival told, int attempts) {
    long now = clock.now();
    Decision decision = brain.decide(arrival, now);
    List<LeaseChange> changes = brain.apply(decision, now);
    Optional<Reply> reply = brain.reply(decision).map(parts.said());
    Witness.Account account = witness.decided(told, decision, reply.map(Reply::message));
    if (decision instanceof Decision.Offer offer) {
      offer(offer, told, account, reply.orElseThrow(), attempts);
    } else {
      store(
          changes,
          () -> {
            witness.left(account);
            reply.ifPresent(this::send);
          });
    }
  }

  private void offer(
      Decision.Offer offer, Arrival told, Witness.Account account, Reply reply, int attempts) {
    if (offer.probe() == Decision.Probe.SEND) {
      askFor(offer.address());
    }
    if (offer.waitMillis() == 0) {
      witness.left(account);
      send(reply);
      return;
    }
    life.later(
        offer.waitMillis(),
        () -> {
          if (brain.stands(offer)) {
            witness.left(account);
            send(reply);
          } else if (attempts > 1) {
            decide(offer.query().arrival(), told, attempts - 1);
          }
        });
  }

  private void send(Reply reply) {
    station.send(
        UdpFrame.encode(
            new Endpoint(link.mac(), reply.source(), SERVER_PORT),
            new Endpoint(
                reply.destination().mac(), reply.destination().ip(), reply.destination().port()),
            reply.message().toBytes()));
  }

  @Override
  public void onEvent(LinkEvent event) {
    // Down and up come from crash() alone, which knows what to do.
  }
}
