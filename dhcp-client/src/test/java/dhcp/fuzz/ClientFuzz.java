package dhcp.fuzz;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.client.machine.Event;
import dhcp.client.machine.Machine;
import dhcp.client.machine.Sender;
import dhcp.client.machine.Settings;
import dhcp.client.machine.State;
import dhcp.client.machine.Transition;
import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;
import java.util.SplittableRandom;

/** Delays, messages, ARP packets and link events, as they come, to a client. */
public final class ClientFuzz {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
  private static final Sender SENDER =
      new Sender(MacAddress.parse("02:00:00:00:00:fe"), Ipv4Address.of(10, 0, 0, 1));
  private static final int MOST_EVENTS = 64;
  private static final int MOST_TIMERS = 200;

  /** Two bytes may let a quarter of an hour pass, in which a client asks some fifteen times. */
  private static final long MOST_PER_BYTE = 262_144;

  private static final int XID = 4;
  private static final int CHADDR = 28;

  private final Machine machine = new Machine(Settings.of(MAC));
  private final SplittableRandom random = new SplittableRandom(1);
  private State state = machine.initial();
  private long now = 1;
  private int xid;
  private int sent;

  private ClientFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    Work.bounded(
        bytes,
        MOST_PER_BYTE,
        () -> {
          Input input = new Input(bytes);
          ClientFuzz client = new ClientFuzz();
          client.on(new Event.Start(Optional.empty()));
          for (int i = 0; i < MOST_EVENTS && !input.isEmpty(); i++) {
            client.pass(input.int16() * 16L);
            client.event(input);
          }
        });
  }

  /** Time goes on, and with it the timers: never more of them than a good client has. */
  private void pass(long millis) {
    long until = now + millis;
    for (int i = 0; state.timer() <= until; i++) {
      Work.check(i < MOST_TIMERS, "a storm of timers in " + state.name());
      now = Math.max(now, state.timer());
      sent = 0;
      on(new Event.Timer());
    }
    now = until;
  }

  private void event(Input input) {
    sent = 0;
    switch (input.int8() % 10) {
      case 0, 1, 2, 3 -> received(input.int8(), input.piece());
      case 4 -> on(new Event.ArpSeen(SENDER.mac(), Ipv4Address.ANY, held(input.int32())));
      case 5 -> on(new Event.ArpSeen(SENDER.mac(), held(input.int32()), Ipv4Address.ANY));
      case 6 -> on(new Event.CarrierLost());
      case 7 -> on(new Event.CarrierReturned());
      case 8 -> on(new Event.Woke());
      default -> on(new Event.RenewRequested());
    }
    // A single frame must not make a client shout.
    Work.check(sent <= 4, sent + " frames for one event in " + state.name());
  }

  private Ipv4Address held(int bits) {
    return state.leaseInUse().map(Lease::address).orElse(new Ipv4Address(bits));
  }

  /** As it is, or as an answer to the last request. */
  private void received(int how, byte[] datagram) {
    if ((how & 1) == 0 && datagram.length > CHADDR + MacAddress.LENGTH) {
      for (int i = 0; i < 4; i++) {
        datagram[XID + i] = (byte) (xid >> 24 - 8 * i);
      }
      MAC.write(datagram, CHADDR);
    }
    if (DhcpMessage.parse(datagram, 0, datagram.length) instanceof DhcpMessage message) {
      on(new Event.Received(message, SENDER));
    }
  }

  private void on(Event event) {
    Transition transition = machine.on(state, event, now, random);
    state = transition.next();
    Work.check(
        state.leaseInUse().filter(lease -> lease.times().isOver(now)).isEmpty(),
        "a lease that is over is used in " + state.name());
    for (Action action : transition.actions()) {
      if (action instanceof Action.Send send) {
        sent++;
        xid = send.message().xid();
      } else if (action instanceof Action.Configure configure) {
        check(configure.lease());
        on((now & 7) == 7 ? new Event.ConfigureFailed("no") : new Event.Configured());
      }
    }
  }

  private static void check(Lease lease) {
    int prefix = lease.network().prefixLength();
    Work.check(lease.address().isUnicast(), "an address for nobody: " + lease.address());
    Work.check(prefix >= 0 && prefix <= 32, "a prefix of " + prefix);
  }
}
