package dhcp.client;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.client.machine.Event;
import dhcp.client.machine.Identity;
import dhcp.client.machine.Machine;
import dhcp.client.machine.Mode;
import dhcp.client.machine.Outcome;
import dhcp.client.machine.Sender;
import dhcp.client.machine.Settings;
import dhcp.client.machine.State;
import dhcp.client.machine.Transition;
import dhcp.frame.ArpFrame;
import dhcp.frame.Frame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.Rejected;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.Malformed;
import dhcp.message.MessageType;
import dhcp.message.Parsed;
import dhcp.net.MacAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event loop: one thread that takes frames, changes of the link, signals and timers in turn,
 * gives them to the state machine and has its actions carried out.
 */
final class DhcpClient {
  private static final Logger LOG = LoggerFactory.getLogger(DhcpClient.class);
  private static final int CLIENT_PORT = 68;

  /** The longest wait: a machine that slept is to notice soon after it wakes. */
  private static final long LONGEST_WAIT_MILLIS = 5_000;

  private final Surroundings around;
  private final RandomGenerator random;
  private final Courier courier;
  private final Performer performer;
  private final MessageLog log;
  private final ArpDuty arpDuty;
  private final Throttle floods = new Throttle(1);
  private final Deque<Action> actions = new ArrayDeque<>();

  private Machine machine;
  private State state;

  /**
   * A client that has not begun.
   *
   * @param arpDuty who answers for the leased address
   */
  DhcpClient(Surroundings around, Settings settings, ArpDuty arpDuty, RandomGenerator random) {
    this.around = around;
    this.random = random;
    this.machine = new Machine(settings);
    this.state = machine.initial();
    Identity identity = settings.identity();
    this.courier = new Courier(around.link(), identity.hardwareAddress());
    this.performer = new Performer(around, courier, identity, arpDuty, this::feed);
    this.log = new MessageLog(around.link().interfaceName());
    this.arpDuty = arpDuty;
  }

  /** Who answers ARP requests for the leased address. */
  enum ArpDuty {
    /** The kernel has the address, or nobody is to have it. */
    KERNEL,
    /** This client: the address is leased and used by nobody. */
    OURS
  }

  /** Runs until the machine ends, on the calling thread. */
  Outcome run() throws InterruptedException {
    Optional<Lease> stored = around.store().load(identity());
    if (stored.isEmpty() && machine.settings().mode() instanceof Mode.Release) {
      LOG.error("there is no stored lease to release");
    }
    performer.setLease(stored);
    around.configurator().start();
    feed(new Event.Start(stored));
    if (!around.link().state().up()) {
      LOG.info("{} has no carrier; waiting for it", around.link().interfaceName());
      feed(new Event.CarrierLost());
    }
    while (performer.outcome().isEmpty()) {
      turn();
    }
    return performer.outcome().get();
  }

  private void turn() throws InterruptedException {
    long now = around.clock().now();
    if (around.clock().hasSlept()) {
      feed(new Event.Woke());
    } else if (isDue(now)) {
      hearWhatCame();
      if (isDue(now)) {
        feed(new Event.Timer());
      }
    } else {
      long due = Math.min(courier.dueAt(), actions.isEmpty() ? state.timer() : Long.MAX_VALUE);
      take(Math.min(LONGEST_WAIT_MILLIS, Math.max(0, due - now)));
    }
    perform();
  }

  private boolean isDue(long now) {
    return now >= state.timer() && actions.isEmpty();
  }

  /**
   * A busy machine may let a timer and the answer that it was for wait together. The answer counts:
   * an ARP reply that has come keeps an address from being taken.
   */
  private void hearWhatCame() throws InterruptedException {
    for (int left = around.inbox().frames(); left > 0; left--) {
      take(0);
    }
  }

  private void take(long millis) throws InterruptedException {
    Optional<Inbox.Item> item = around.inbox().take(millis);
    item.flatMap(Inbox.Item::frame).ifPresent(this::receive);
    item.flatMap(Inbox.Item::task).ifPresent(Runnable::run);
  }

  /** Gives the machine an event and has carried out what it wants, as far as that is possible. */
  void feed(Event event) {
    decide(event);
    perform();
  }

  private void decide(Event event) {
    performer.setState(state.name());
    Transition transition = machine.on(state, event, around.clock().now(), random);
    if (transition.next().name() != state.name()) {
      LOG.debug("{} -> {}", state.name(), transition.next().name());
    }
    state = transition.next();
    actions.addAll(transition.actions());
  }

  private void perform() {
    while (!actions.isEmpty() && performing(actions.peekFirst())) {
      continue;
    }
  }

  /** Takes the action off first: what it leads to may lead to further ones. */
  private boolean performing(Action action) {
    actions.removeFirst();
    if (action.accept(performer)) {
      return true;
    }
    actions.addFirst(action);
    return false;
  }

  /** The interface has another hardware address now. */
  void changeHardwareAddress(MacAddress mac) {
    machine = machine.withHardwareAddress(mac);
    performer.setIdentity(identity());
    feed(new Event.InterfaceChanged());
  }

  private Identity identity() {
    return machine.settings().identity();
  }

  private void receive(byte[] bytes) {
    if (around.inbox().hasDropped() && floods.allows(around.clock().now())) {
      LOG.warn(
          "{} frames came faster than they could be read and were dropped",
          around.inbox().takeDropped());
    }
    Frame frame = FrameDecoder.decode(bytes, bytes.length);
    if (frame instanceof UdpFrame udp) {
      receive(udp);
    } else if (frame instanceof ArpFrame arp) {
      receive(arp);
    } else if (frame instanceof Rejected rejected) {
      LOG.trace("frame ignored: {}", rejected.reason().sentence());
    }
  }

  private void receive(UdpFrame udp) {
    if (udp.destinationPort() != CLIENT_PORT) {
      return;
    }
    Sender from = new Sender(udp.source(), udp.sourceIp());
    Parsed parsed = DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength());
    if (parsed instanceof DhcpMessage message) {
      log.received(message);
      State before = state;
      decide(new Event.Received(message, from));
      if (state != before && isLeaseAck(message)) {
        log.acknowledged(message);
      }
      perform();
    } else if (parsed instanceof Malformed malformed) {
      around
          .narrator()
          .ignored(
              "a message from " + from.ip() + " (" + from.mac() + ")",
              malformed.reason().sentence());
    }
  }

  /** The answer to INFORM gives no address, and is told of otherwise. */
  private static boolean isLeaseAck(DhcpMessage message) {
    return message.messageType().equals(Optional.of(MessageType.ACK)) && !message.yiaddr().isAny();
  }

  private void receive(ArpFrame arp) {
    courier.learn(arp);
    boolean asksForOurs =
        arpDuty == ArpDuty.OURS
            && arp.operation() == ArpFrame.Operation.REQUEST
            && performer.address().equals(Optional.of(arp.targetIp()))
            && !arp.senderMac().equals(identity().hardwareAddress());
    if (asksForOurs) {
      courier.answer(arp);
    }
    feed(new Event.ArpSeen(arp.senderMac(), arp.senderIp(), arp.targetIp()));
  }
}
