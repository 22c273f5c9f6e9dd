package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One client in every state, reached by the events that lead there. */
final class Samples {
  static final FakeServer SERVER = FakeServer.leasing(3600);

  private Samples() {}

  static Rig in(StateName state) {
    return switch (state) {
      case IDLE -> Rig.usual();
      case INIT -> refusedTwice();
      case SELECTING -> Rig.usual().start();
      case REQUESTING -> requesting(Settings.of(Rig.MAC));
      case INIT_REBOOT -> in(StateName.BOUND).on(new Event.CarrierLost());
      case REBOOTING -> Rig.usual().on(new Event.Start(Optional.of(storedLease())));
      case PROBING -> probing();
      case BOUND -> Rig.usual().bind(SERVER);
      case RENEWING -> overdue(StateName.RENEWING);
      case REBINDING -> overdue(StateName.REBINDING);
      case DECLINED -> conflicted();
      case V6ONLY_WAIT -> v6Only();
      case INFORMING ->
          Rig.with(Settings.of(Rig.MAC).with(new Mode.Inform(FakeServer.CLIENT))).start();
      case STOPPED -> in(StateName.BOUND).on(new Event.StopRequested(Event.Farewell.KEEP));
    };
  }

  static Rig requesting(Settings settings) {
    Rig client = Rig.with(settings).start();
    return client.receive(SERVER.offer(client.message()));
  }

  private static Rig refusedTwice() {
    Rig client = in(StateName.REQUESTING);
    client.receive(SERVER.nak(client.message()));
    client.receive(SERVER.offer(client.message()));
    return client.receive(SERVER.nak(client.message()));
  }

  private static Rig probing() {
    Rig client = in(StateName.REQUESTING);
    return client.receive(SERVER.ack(client.message()));
  }

  private static Rig conflicted() {
    return probing().arp(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT);
  }

  private static Rig v6Only() {
    Wishes wishes = Wishes.USUAL.requesting(List.of(1, 3, 108));
    Rig client = Rig.with(Settings.of(Rig.MAC).with(wishes)).start();
    return client.receive(
        SERVER.offer(client.message(), m -> m.put(Options.IPV6_ONLY_PREFERRED, 1800L)));
  }

  private static Rig overdue(StateName wanted) {
    Rig client = in(StateName.BOUND);
    while (client.in() != wanted) {
      client.fire();
    }
    return client;
  }

  /** A lease of an earlier run that has still an hour to go. */
  static Lease storedLease() {
    return ((Holding) in(StateName.BOUND).state).lease();
  }

  /** An event of every kind, each such that it means most to this client. */
  static Map<Class<? extends Event>, Event> events(Rig client) {
    Map<Class<? extends Event>, Event> events = new LinkedHashMap<>();
    for (Event event :
        List.of(
            new Event.Start(Optional.empty()),
            new Event.Received(answer(client), FakeServer.SENDER),
            new Event.Timer(),
            new Event.ArpSeen(Rig.OTHER_MAC, FakeServer.CLIENT, FakeServer.CLIENT),
            new Event.CarrierLost(),
            new Event.CarrierReturned(),
            new Event.InterfaceChanged(),
            new Event.InterfaceGone(),
            new Event.Woke(),
            new Event.Configured(),
            new Event.ConfigureFailed("no room"),
            new Event.StopRequested(Event.Farewell.RELEASE),
            new Event.RenewRequested())) {
      events.put(event.getClass(), event);
    }
    return events;
  }

  /** The answer to its last message that moves the client on. */
  private static DhcpMessage answer(Rig client) {
    if (client.sent.isEmpty()) {
      return SERVER.ack(Rig.usual().start().message());
    }
    DhcpMessage last = client.message();
    boolean discover = last.messageType().equals(Optional.of(MessageType.DISCOVER));
    return discover ? SERVER.offer(last) : SERVER.ack(last);
  }

  static List<StateName> states() {
    return List.of(StateName.values());
  }
}
