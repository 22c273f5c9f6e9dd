package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of states and events: every cell is written down here, and tried. */
class StatesTimesEventsTest {
  /** A dot stands for staying. Timer means the time that the state waits for. */
  private static final String TABLE =
      """
              Start     Received   Timer      ArpSeen  CarrierLost CarrierReturned InterfaceChanged InterfaceGone Woke Configured ConfigureFailed StopRequested RenewRequested
      IDLE        SELECTING .          .          .        .           .           .           STOPPED .         .  .         STOPPED .
      INIT        .         .          SELECTING  .        .           .           .           STOPPED .         .  .         STOPPED SELECTING
      SELECTING   .         REQUESTING .          .        INIT        .           .           STOPPED .         .  .         STOPPED .
      REQUESTING  .         PROBING    .          .        INIT        SELECTING   SELECTING   STOPPED SELECTING .  .         STOPPED .
      INIT_REBOOT .         .          INIT       .        .           REBOOTING   INIT        STOPPED .         .  .         STOPPED .
      REBOOTING   .         PROBING    .          .        INIT_REBOOT .           SELECTING   STOPPED .         .  .         STOPPED .
      PROBING     .         .          .          DECLINED INIT_REBOOT .           SELECTING   STOPPED .         .  .         STOPPED .
      BOUND       .         .          RENEWING   .        INIT_REBOOT REBOOTING   SELECTING   STOPPED REBOOTING .  SELECTING STOPPED RENEWING
      RENEWING    .         BOUND      .          .        INIT_REBOOT REBOOTING   SELECTING   STOPPED REBOOTING .  .         STOPPED .
      REBINDING   .         BOUND      .          .        INIT_REBOOT REBOOTING   SELECTING   STOPPED REBOOTING .  .         STOPPED .
      DECLINED    .         .          SELECTING  .        .           .           .           STOPPED .         .  .         STOPPED .
      V6ONLY_WAIT .         .          SELECTING  .        INIT        SELECTING   SELECTING   STOPPED SELECTING .  .         STOPPED .
      INFORMING   .         STOPPED    .          .        .           .           .           STOPPED .         .  .         STOPPED .
      STOPPED     .         .          .          .        .           .           .           .       .         .  .         .       .
      """;

  private record Cell(StateName state, String event, StateName next) {}

  private static List<List<String>> lines() {
    return TABLE.lines().map(line -> List.of(line.strip().split(" +"))).toList();
  }

  private static List<Cell> cells() {
    List<String> events = lines().get(0);
    List<Cell> cells = new ArrayList<>();
    for (List<String> row : lines().subList(1, lines().size())) {
      StateName state = StateName.valueOf(row.get(0));
      assertEquals(events.size(), row.size() - 1, () -> state + " has a cell for every event");
      for (int i = 0; i < events.size(); i++) {
        String next = row.get(i + 1);
        cells.add(
            new Cell(state, events.get(i), next.equals(".") ? state : StateName.valueOf(next)));
      }
    }
    return cells;
  }

  @Test
  void tableHasEveryStateAndEveryEvent() {
    Set<String> kinds =
        Arrays.stream(Event.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    assertEquals(kinds, Set.copyOf(lines().get(0)));
    assertEquals(
        Set.of(StateName.values()), cells().stream().map(Cell::state).collect(Collectors.toSet()));
    assertEquals(StateName.values().length * kinds.size(), cells().size());
  }

  @TestFactory
  Stream<DynamicTest> everyCellLeadsWhereTheTableSays() {
    return cells().stream()
        .map(
            cell ->
                DynamicTest.dynamicTest(
                    cell.state() + " on " + cell.event() + " is " + cell.next(),
                    () -> assertEquals(cell.next(), after(cell).in())));
  }

  private static Rig after(Cell cell) {
    Rig client = Samples.in(cell.state());
    assertEquals(cell.state(), client.in());
    if (client.state instanceof Holding.Bound bound && cell.event().equals("Timer")) {
      client.now = bound.lease().times().renewAt();
    } else if (client.state.timer() != State.NEVER && cell.event().equals("Timer")) {
      client.now = client.state.timer();
    }
    return client.on(event(client, cell.event()));
  }

  private static Event event(Rig client, String name) {
    return Samples.events(client).entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyEventEndsSomewhereWithATimerOrAnEnd() {
    for (Cell cell : cells()) {
      Rig client = after(cell);
      boolean waits =
          client.state.timer() != State.NEVER
              || client.in() == StateName.IDLE
              || client.in() == StateName.INIT
              || client.in() == StateName.STOPPED;
      assertTrue(waits, () -> cell + " leaves a client that waits for nothing");
    }
  }

  @Test
  void timerBeforeItsTimeChangesNothing() {
    for (StateName name : Samples.states()) {
      Rig client = Samples.in(name);
      State before = client.state;
      client.now = Math.min(client.now, client.state.timer() - 1);
      client.on(new Event.Timer());
      assertEquals(before, client.state);
      assertEquals(List.of(), client.actions, () -> name + " acts too early");
    }
  }
}
