package dhcp.simulation;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Action;
import dhcp.client.machine.Event;
import dhcp.client.machine.Machine;
import dhcp.client.machine.Transition;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Clients that are wrong in one way each, made around the machine that is right. */
final class ClientFaults {
  private static final int XID = 4;
  private static final int CHADDR = 28;

  private ClientFaults() {}

  /** Does not notice some events. */
  static ClientBrain deafTo(Machine machine, Predicate<Event> event) {
    return (state, heard, now, random) ->
        event.test(heard)
            ? new Transition(state, List.of())
            : machine.on(state, heard, now, random);
  }

  /** Does not do some of what it has to. */
  static ClientBrain idle(Machine machine, Predicate<Action> action) {
    return acting(machine, done -> action.test(done) ? Optional.empty() : Optional.of(done));
  }

  private static ClientBrain acting(Machine machine, Function<Action, Optional<Action>> change) {
    return (state, event, now, random) -> {
      Transition right = machine.on(state, event, now, random);
      return new Transition(
          right.next(), right.actions().stream().flatMap(a -> change.apply(a).stream()).toList());
    };
  }

  /** Counts its lease from later on than it asked for it. */
  static ClientBrain counting(Machine machine, long later) {
    UnaryOperator<Lease> longer = lease -> lease.with(lease.times().plus(later));
    return acting(
        machine,
        action ->
            Optional.of(
                action instanceof Action.Configure configure
                    ? new Action.Configure(longer.apply(configure.lease()), configure.previous())
                    : action));
  }

  /** Takes every NAK for its own. */
  static ClientBrain obedient(Machine machine) {
    int[] xid = {0};
    return (state, event, now, random) -> {
      Event heard =
          event instanceof Event.Received received
              ? new Event.Received(addressed(received.message(), machine, xid[0]), received.from())
              : event;
      Transition transition = machine.on(state, heard, now, random);
      for (Action action : transition.actions()) {
        if (action instanceof Action.Send send) {
          xid[0] = send.message().xid();
        }
      }
      return transition;
    };
  }

  private static DhcpMessage addressed(DhcpMessage message, Machine machine, int xid) {
    if (!message.messageType().equals(Optional.of(MessageType.NAK))) {
      return message;
    }
    byte[] bytes = message.toBytes();
    for (int i = 0; i < 4; i++) {
      bytes[XID + i] = (byte) (xid >> 24 - 8 * i);
    }
    MacAddress own = machine.settings().identity().hardwareAddress();
    own.write(bytes, CHADDR);
    return DhcpMessage.parse(bytes, 0, bytes.length) instanceof DhcpMessage edited
        ? edited
        : message;
  }
}
