package dhcp.simulation;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Reason;
import dhcp.server.engine.ServerPolicy;
import java.util.Optional;

/** Stands beside a server and tells the oracle what it heard, decided and said. */
final class Witness {
  /** As many requests as the real commit lets wait. */
  private static final int ROOM = 16_384;

  /**
   * What a server made of a message.
   *
   * @param segment where the client is
   * @param answer what leaves, perhaps later
   */
  record Account(
      Party party,
      Segment segment,
      Decision decision,
      Optional<DhcpMessage> answer,
      long decidedAt) {}

  private final Simulation simulation;
  private final Ipv4Address server;

  Witness(Simulation simulation, Ipv4Address server) {
    this.simulation = simulation;
    this.server = server;
  }

  /** A decision was taken and applied; nothing has left yet. */
  Account decided(Arrival arrival, Decision decision, Optional<DhcpMessage> answer) {
    DhcpMessage message = arrival.message();
    Account account =
        new Account(Party.of(message), segmentOf(arrival), decision, answer, simulation.now());
    count(arrival, decision);
    simulation.diary.note(
        simulation.now(),
        () -> server + " on " + message.messageType() + ": " + sentence(decision));
    requestedHere(message).ifPresent(address -> simulation.oracle.asked(server, account, address));
    if (decision instanceof Decision.Release || decision instanceof Decision.Decline) {
      simulation.oracle.givenBack(decision.address(), account);
    } else if (decision instanceof Decision.NotChosen) {
      simulation.oracle.notChosen(server, account);
    }
    return account;
  }

  private static String sentence(Decision decision) {
    return decision.getClass().getSimpleName()
        + ", "
        + decision.reason().sentence(decision.address());
  }

  private Segment segmentOf(Arrival arrival) {
    Ipv4Address hint =
        arrival.message().giaddr().isAny()
            ? arrival.message().ciaddr()
            : arrival.message().giaddr();
    boolean fromAway = !arrival.message().chaddr().mac().equals(Optional.of(arrival.frameSource()));
    return simulation.segments().stream()
        .filter(segment -> fromAway && segment.subnet().contains(hint))
        .findFirst()
        .orElse(simulation.home);
  }

  /** The address that a client wants this server, or any, to acknowledge. */
  private Optional<Ipv4Address> requestedHere(DhcpMessage message) {
    if (message.messageType().filter(type -> type == MessageType.REQUEST).isEmpty()) {
      return Optional.empty();
    }
    Optional<Ipv4Address> chosen = message.get(Options.SERVER_IDENTIFIER);
    if (chosen.isPresent() && !chosen.get().equals(server)) {
      return Optional.empty();
    }
    return message.ciaddr().isAny()
        ? message.get(Options.REQUESTED_ADDRESS)
        : Optional.of(message.ciaddr());
  }

  /** What waited for the disk, or for a probe, happens now: the answer leaves. */
  void left(Account account) {
    if (account.decision() instanceof Decision.Decline) {
      simulation.oracle.declined(account);
    }
    account
        .answer()
        .filter(message -> message.messageType().isPresent())
        .ifPresent(message -> left(account, message));
  }

  private void left(Account account, DhcpMessage answer) {
    switch (answer.messageType().orElseThrow()) {
      case OFFER -> simulation.oracle.offered(server, account, answer);
      case ACK -> simulation.oracle.acknowledged(server, account, answer);
      case NAK -> simulation.oracle.refused(server, account, answer);
      case DISCOVER, REQUEST, DECLINE, RELEASE, INFORM, FORCERENEW ->
          simulation.oracle.violated(simulation.now(), "a server says " + answer);
      case LEASEQUERY, LEASEUNASSIGNED, LEASEUNKNOWN, LEASEACTIVE ->
          simulation.oracle.violated(simulation.now(), "nobody asked for " + answer);
    }
  }

  /** The server has seen somebody use an address that it has not leased to them. */
  void sawInUse(Ipv4Address address) {
    count(Happening.CONFLICT_SEEN);
    simulation.oracle.inUse(address);
  }

  /** The server has forgotten what it only had in memory. */
  void crashed() {
    simulation.diary.note(simulation.now(), () -> server + " crashes");
    simulation.oracle.crashed(server);
  }

  /** Nothing may grow beyond the addresses there are. */
  void sizes(int leases, int waiting, ServerPolicy policy) {
    long addresses =
        policy.subnets().stream()
            .flatMap(subnet -> subnet.ranges().stream())
            .mapToLong(AddressRange::size)
            .sum();
    if (leases > addresses || waiting > ROOM) {
      simulation.oracle.violated(
          simulation.now(),
          leases + " leases of " + addresses + " addresses, " + waiting + " changes waiting");
    }
  }

  private void count(Arrival arrival, Decision decision) {
    Reason reason = decision.reason();
    if (decision instanceof Decision.Ack) {
      count(
          arrival.message().giaddr().isAny()
              ? Happening.ACKNOWLEDGED
              : Happening.ACKNOWLEDGED_THROUGH_A_RELAY);
    }
    if (decision instanceof Decision.Offer) {
      count(Happening.OFFERED);
    }
    if (decision instanceof Decision.Nak) {
      count(Happening.REFUSED);
    }
    Optional<Happening> special = special(reason);
    special.ifPresent(this::count);
  }

  private static Optional<Happening> special(Reason reason) {
    if (reason == Reason.RAPID_COMMIT) {
      return Optional.of(Happening.ACKNOWLEDGED_AT_ONCE);
    }
    if (reason == Reason.RENEWED || reason == Reason.REBOUND) {
      return Optional.of(Happening.RENEWED);
    }
    if (reason == Reason.REBOOTED) {
      return Optional.of(Happening.REBOOTED);
    }
    if (reason == Reason.OTHER_SERVER) {
      return Optional.of(Happening.NOT_CHOSEN);
    }
    if (reason == Reason.POOL_EXHAUSTED) {
      return Optional.of(Happening.EXHAUSTED);
    }
    if (reason == Reason.DECLINED) {
      return Optional.of(Happening.DECLINED);
    }
    return reason == Reason.RELEASED ? Optional.of(Happening.RELEASED) : Optional.empty();
  }

  private void count(Happening happening) {
    simulation.diary.count(happening);
  }
}
