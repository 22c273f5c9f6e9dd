package dhcp.simulation;

import dhcp.client.machine.ClientId;
import dhcp.client.machine.ConflictCheck;
import dhcp.client.machine.Identity;
import dhcp.client.machine.Settings;
import dhcp.client.machine.Wishes;
import dhcp.link.MemoryWire.Faults;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.Limits;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.engine.SubnetPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One plan carried out: a time of trouble, then a time in which nothing happens any more and at the
 * end of which everybody must have an address.
 */
final class Scenario {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long TROUBLE = 10 * MINUTE;

  /** What a client on a network that works again may take to have an address. */
  static final long HEALING = 3 * MINUTE;

  private final Plan plan;
  private final Parts parts;
  private final Simulation simulation;
  private final List<ServerNode> servers = new ArrayList<>();
  private final List<ClientNode> clients = new ArrayList<>();

  Scenario(Plan plan, Parts parts) {
    this.plan = plan;
    this.parts = parts;
    simulation = new Simulation(plan.seed(), plan.faults());
    simulation.oracle.expectHolds(plan.holdTimes());
    simulation.diary.note(0, plan::toString);
    for (int i = 1; i < plan.segments(); i++) {
      new RelayNode(simulation, simulation.addSegment(plan.faults()), plan.servers());
    }
    for (int i = 1; i <= plan.servers(); i++) {
      servers.add(new ServerNode(simulation, i, policy(i), parts));
    }
    addSquatters();
    for (int i = 0; i < plan.clients(); i++) {
      addClient(i);
    }
  }

  private ServerPolicy policy(int server) {
    List<SubnetPolicy> subnets = new ArrayList<>();
    for (Segment segment : simulation.segments()) {
      Ipv4Address first = segment.firstLeased().plus((server - 1L) * plan.addresses());
      subnets.add(Networks.subnet(segment.subnet(), first, plan.addresses(), plan.leaseSeconds()));
    }
    return new ServerPolicy(
        plan.features(), subnets, List.of(), List.of(), plan.holdTimes(), Limits.DEFAULT);
  }

  private void addSquatters() {
    for (int i = 0; i < plan.squatters(); i++) {
      Segment segment = pick(simulation.segments());
      long offset = simulation.random.nextInt(plan.addresses() * plan.servers());
      Ipv4Address address = segment.firstLeased().plus(offset);
      new Squatter(segment, address);
      if (plan.isCalm()) {
        simulation.oracle.holders().watch(address);
      }
    }
  }

  private void addClient(int i) {
    boolean clonedId = plan.has(Plan.Trait.CLONED_ID) && i < 2;
    boolean clonedMac = plan.has(Plan.Trait.CLONED_MAC) && i > 1 && i < 4;
    Identity own = Identity.of(Networks.mac(clonedMac ? 3 : i + 1));
    Optional<ClientId> id =
        clonedId
            ? Optional.of(ClientId.of("cloned"))
            : clonedMac || simulation.random.nextInt(4) == 0
                ? Optional.of(ClientId.of("host " + i))
                : simulation.random.nextInt(4) == 0 ? Optional.empty() : own.clientId();
    Settings settings = varied(Settings.of(own.hardwareAddress()));
    ClientNode client =
        new ClientNode(
            simulation,
            settings.with(new Identity(own.hardwareAddress(), id)),
            parts.machine(),
            clonedId);
    clients.add(client);
    if (clonedId) {
      simulation.diary.count(Happening.CLONED_ID_MET);
    } else if (clonedMac) {
      simulation.diary.count(Happening.CLONED_MAC_MET);
    }
    simulation.at(simulation.random.nextLong(MINUTE), client::start);
  }

  private Settings varied(Settings settings) {
    return switch (simulation.random.nextInt(4)) {
      case 0 -> settings.with(ConflictCheck.OFF);
      case 1 -> settings.with(Wishes.USUAL.flagged(Set.of(Wishes.Flag.RAPID_COMMIT)));
      case 2 -> settings.with(Wishes.USUAL.flagged(Set.of(Wishes.Flag.BROADCAST)));
      default -> settings;
    };
  }

  /** Runs it. Throws what the oracle throws. */
  Map<Happening, Long> run() {
    simulation.nowAndThen(8 * SECOND, this::troubleClient);
    simulation.nowAndThen(70 * SECOND, this::troubleServer);
    simulation.runUntil(TROUBLE);
    simulation.setFaults(Faults.NONE);
    simulation.runUntil(TROUBLE + HEALING);
    simulation.home.ledger().close();
    checkHealed();
    return simulation.diary.counts();
  }

  private <T> T pick(List<T> some) {
    return some.get(simulation.random.nextInt(some.size()));
  }

  /** A random time, over before the trouble is. */
  private long upTo(long most) {
    return simulation.random.nextLong(Math.min(most, TROUBLE - simulation.now())) + 1;
  }

  private void troubleClient() {
    if (simulation.now() >= TROUBLE - SECOND) {
      return;
    }
    ClientNode client = pick(clients);
    switch (simulation.random.nextInt(10)) {
      case 0 -> client.move(upTo(20 * SECOND), client.segment());
      case 1, 2 -> client.move(upTo(20 * SECOND), pick(simulation.segments()));
      case 3 -> client.sleep(upTo(5 * MINUTE));
      case 4, 5 -> client.restart();
      case 6 -> client.returnWithoutMemory();
      case 7 -> client.release(5 * SECOND + upTo(30 * SECOND));
      case 8 -> client.renewNow();
      default -> {
        if (simulation.random.nextInt(4) == 0) {
          client.vanish();
        }
      }
    }
  }

  private void troubleServer() {
    if (simulation.now() >= TROUBLE - SECOND) {
      return;
    }
    ServerNode server = pick(servers);
    switch (simulation.random.nextInt(6)) {
      case 0 -> {
        if (plan.has(Plan.Trait.LYING_CLOCK)) {
          server.reboot(upTo(30 * SECOND), wallOffset());
        }
      }
      case 1 -> server.suspend(upTo(MINUTE));
      case 2 -> {
        if (plan.has(Plan.Trait.BAD_DISK)) {
          server.failDisk(upTo(20 * SECOND));
        }
      }
      case 3, 4 -> server.crashAtWrite(upTo(5 * SECOND));
      default -> server.crash(upTo(5 * SECOND));
    }
  }

  /** Seconds, days or ten years, to either side. */
  private long wallOffset() {
    long most = pick(List.of(5 * SECOND, 10 * MINUTE, 86_400 * SECOND, 3_650 * 86_400 * SECOND));
    return simulation.random.nextLong(-most, most + 1);
  }

  private void checkHealed() {
    long most = 40L * (clients.size() + servers.size());
    if (simulation.pending() > most) {
      simulation.oracle.violated(simulation.now(), simulation.pending() + " tasks are left over");
    }
    for (ClientNode client : clients) {
      boolean expected = !client.isGone() && !client.isCloned();
      if (expected && client.inPlace().isEmpty() && !plan.has(Plan.Trait.SCARCITY)) {
        simulation.oracle.violated(
            simulation.now(), client.mac() + " has no address; it is in " + client.in());
      }
    }
  }
}
