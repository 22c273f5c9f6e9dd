package dhcp.client.machine;

import java.util.List;

/**
 * What an event leads to.
 *
 * @param next the state to hand in with the next event
 * @param actions what is to be done, in this order
 */
public record Transition(State next, List<Action> actions) {
  public Transition {
    actions = List.copyOf(actions);
  }
}
