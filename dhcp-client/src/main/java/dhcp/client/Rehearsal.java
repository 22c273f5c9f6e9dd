package dhcp.client;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.client.machine.Event;
import dhcp.client.machine.Machine;
import dhcp.client.machine.Sender;
import dhcp.client.machine.Settings;
import dhcp.client.machine.State;
import dhcp.frame.Endpoint;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.message.Parsed;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A client's way to its lease, played without a network, so that the code it takes is loaded before
 * it is needed. The addresses are those of RFC 5737, for documentation.
 */
final class Rehearsal {
  private static final Ipv4Address SERVER = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address CLIENT = Ipv4Address.of(192, 0, 2, 2);
  private static final Ipv4Address MASK = Ipv4Address.of(255, 255, 255, 0);
  private static final long LEASE_SECONDS = 3_600;

  /** More than it takes to probe an address. */
  private static final int MOST_TIMERS = 8;

  private final Machine machine = new Machine(Settings.of(MacAddress.ZERO));
  private final RandomGenerator random = new SplittableRandom(0);
  private final Deque<DhcpMessage> sent = new ArrayDeque<>();
  private State state = machine.initial();
  private long now;

  /** Plays it; gives the lease that comes of it. */
  Optional<Lease> play() {
    on(new Event.Start(Optional.empty()));
    on(answer(MessageType.OFFER));
    on(answer(MessageType.ACK));
    for (int i = 0; i < MOST_TIMERS && state.leaseInUse().isEmpty(); i++) {
      now = state.timer();
      on(new Event.Timer());
    }
    return state.leaseInUse();
  }

  private void on(Event event) {
    var transition = machine.on(state, event, now, random);
    state = transition.next();
    for (Action action : transition.actions()) {
      if (action instanceof Action.Send send) {
        sent.push(overTheWire(send.message()));
      }
    }
  }

  /** What a server says to the last message. */
  private Event answer(MessageType type) {
    DhcpMessage reply =
        DhcpMessage.replyTo(sent.element())
            .yiaddr(CLIENT)
            .put(Options.MESSAGE_TYPE, type)
            .put(Options.SERVER_IDENTIFIER, SERVER)
            .put(Options.LEASE_TIME, LEASE_SECONDS)
            .put(Options.SUBNET_MASK, MASK)
            .put(Options.ROUTER, List.of(SERVER))
            .put(Options.DOMAIN_NAME_SERVERS, List.of(SERVER))
            .build();
    return new Event.Received(overTheWire(reply), new Sender(MacAddress.ZERO, SERVER));
  }

  /** The message as it comes out of a frame, where it comes out whole. */
  private static DhcpMessage overTheWire(DhcpMessage message) {
    Endpoint nowhere = new Endpoint(MacAddress.ZERO, SERVER, 0);
    byte[] frame = UdpFrame.encode(nowhere, nowhere, message.toBytes());
    Parsed parsed =
        FrameDecoder.decode(frame, frame.length) instanceof UdpFrame udp
            ? DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength())
            : message;
    return parsed instanceof DhcpMessage whole ? whole : message;
  }
}
