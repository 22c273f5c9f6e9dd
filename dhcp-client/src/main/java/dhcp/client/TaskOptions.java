package dhcp.client;

import dhcp.cli.TimeSpan;
import dhcp.client.machine.Event;
import dhcp.client.machine.Mode;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say what the client is there for. */
final class TaskOptions {
  private static final long SECOND = 1_000;
  private static final long USUAL_TIMEOUT = 60 * SECOND;
  private static final long DISCOVER_TIMEOUT = 10 * SECOND;

  /** What to do. */
  enum Task {
    STAY(""),
    ONCE("--once"),
    RELEASE("--release"),
    INFORM("--inform"),
    DISCOVER("--discover");

    private final String flag;

    Task(String flag) {
      this.flag = flag;
    }
  }

  @Option(names = "--once", description = "Exit 0 as soon as the lease is in place.")
  private boolean once;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = {
        "Give up when there is no first lease after so long (exit 5). Default: never; 60s with"
            + " --once and --inform, 10s with --discover."
      })
  private TimeSpan timeout;

  @Option(names = "--no-configure", description = "Take the lease, touch nothing on the machine.")
  private boolean noConfigure;

  @Option(
      names = "--release",
      description = "Release the stored lease, take the configuration away, exit.")
  private boolean release;

  @Option(names = "--release-on-exit", description = "The same when it is told to stop.")
  private boolean releaseOnExit;

  @Option(
      names = "--inform",
      description = "Ask for parameters (INFORM) with the address that the interface has.")
  private boolean inform;

  @Option(
      names = "--discover",
      description = "List every server and offer, take none. --offer-wait says how long (3s).")
  private boolean discover;

  @Option(
      names = "--expect-server",
      paramLabel = "ADDR",
      description = "With --discover: exit 8 if another server answers. Repeatable.")
  private List<Ipv4Address> expected = new ArrayList<>();

  /**
   * What to do.
   *
   * @throws IllegalArgumentException naming the flags that contradict each other
   */
  Task task() {
    List<Task> tasks =
        Stream.of(
                once ? Task.ONCE : Task.STAY,
                release ? Task.RELEASE : Task.STAY,
                inform ? Task.INFORM : Task.STAY,
                discover ? Task.DISCOVER : Task.STAY)
            .filter(task -> task != Task.STAY)
            .toList();
    if (tasks.size() > 1) {
      throw new IllegalArgumentException(
          tasks.get(0).flag
              + " and "
              + tasks.get(1).flag
              + " exclude each other: give one of them");
    }
    Task task = tasks.isEmpty() ? Task.STAY : tasks.get(0);
    refuse(!expected.isEmpty() && task != Task.DISCOVER, "--expect-server needs --discover");
    refuse(
        releaseOnExit && task != Task.STAY,
        "--release-on-exit is for a client that stays: leave out " + task.flag);
    refuse(timeout != null && timeout.seconds() == 0, "--timeout 0: at least a second");
    return task;
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new IllegalArgumentException(why);
    }
  }

  /**
   * The machine's mode for a task.
   *
   * @param address the interface's, of which INFORM tells
   */
  static Mode mode(Task task, Ipv4Address address) {
    return switch (task) {
      case STAY -> new Mode.Stay();
      case ONCE -> new Mode.Once();
      case RELEASE -> new Mode.Release();
      case INFORM -> new Mode.Inform(address);
      case DISCOVER -> new Mode.Discover();
    };
  }

  /** When to give up, milliseconds. */
  OptionalLong timeoutMillis() {
    if (timeout != null) {
      return timeout.isInfinite()
          ? OptionalLong.empty()
          : OptionalLong.of(timeout.seconds() * SECOND);
    }
    return switch (task()) {
      case STAY, RELEASE -> OptionalLong.empty();
      case ONCE, INFORM -> OptionalLong.of(USUAL_TIMEOUT);
      case DISCOVER -> OptionalLong.of(DISCOVER_TIMEOUT);
    };
  }

  /** Whether the machine may be changed. */
  boolean configures() {
    return !noConfigure;
  }

  /** What becomes of the lease at the end. */
  Event.Farewell farewell() {
    return releaseOnExit ? Event.Farewell.RELEASE : Event.Farewell.KEEP;
  }

  /** The servers that may answer a listing; empty for all. */
  Set<Ipv4Address> expectedServers() {
    return Set.copyOf(expected);
  }
}
