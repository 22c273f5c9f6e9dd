package dhcp.simulation;

import dhcp.client.machine.Event;
import dhcp.client.machine.State;
import dhcp.client.machine.Transition;
import java.util.random.RandomGenerator;

/** The machine as a client node uses it. A test puts a faulty one in its place. */
interface ClientBrain {
  Transition on(State state, Event event, long now, RandomGenerator random);
}
