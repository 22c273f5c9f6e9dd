package dhcp.simulation;

/** The time of a server's process: what one life has begun ends with it, and waits in its sleep. */
final class Life {
  private final Simulation simulation;
  private int number;
  private long suspendedUntil;

  Life(Simulation simulation) {
    this.simulation = simulation;
  }

  void begin() {
    number++;
  }

  void end() {
    number++;
    suspendedUntil = 0;
  }

  void suspend(long millis) {
    suspendedUntil = Math.max(suspendedUntil, simulation.now() + millis);
  }

  boolean isSuspended() {
    return simulation.now() < suspendedUntil;
  }

  void every(long millis, Runnable action) {
    later(
        millis,
        () -> {
          action.run();
          every(millis, action);
        });
  }

  /** Does something later, unless this life ends before. */
  void later(long millis, Runnable action) {
    int born = number;
    simulation.after(
        millis,
        () -> {
          if (number == born && isSuspended()) {
            later(suspendedUntil - simulation.now(), action);
          } else if (number == born) {
            action.run();
          }
        });
  }
}
