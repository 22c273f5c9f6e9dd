package dhcp.simulation;

import dhcp.client.machine.State;

/** A timer that rings once, at the time set last. */
final class Alarm {
  private final Simulation simulation;
  private final Runnable ring;
  private long setFor = State.NEVER;

  Alarm(Simulation simulation, Runnable ring) {
    this.simulation = simulation;
    this.ring = ring;
  }

  void set(long time) {
    if (time != setFor && time != State.NEVER) {
      simulation.at(Math.max(time, simulation.now()), () -> due(time));
    }
    setFor = time;
  }

  private void due(long time) {
    if (time == setFor) {
      setFor = State.NEVER;
      ring.run();
    }
  }
}
