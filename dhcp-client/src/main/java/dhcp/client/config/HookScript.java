package dhcp.client.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs a user's program at every event, with udhcpc's argument and variables and dhclient's beside
 * them, so that scripts written for either work.
 */
public final class HookScript {
  /** A script that takes longer is killed with its children. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path script;
  private final String interfaceName;
  private final Set<Integer> ignored;
  private final Duration limit;

  /**
   * @param script run directly, never by a shell
   * @param ignored codes of options that are treated as if they had not come
   */
  public HookScript(Path script, String interfaceName, Set<Integer> ignored, Duration limit) {
    this.script = script.toAbsolutePath();
    this.interfaceName = interfaceName;
    this.ignored = Set.copyOf(ignored);
    this.limit = limit;
  }

  /**
   * How a call went.
   *
   * @param failure what went wrong, in words for the log, if anything did
   * @param output what the script wrote, lines for the log
   */
  public record Outcome(Optional<String> failure, List<String> output) {}

  /** Runs the program to its end. */
  public Outcome run(HookCall call) {
    ProgramResult result =
        Program.run(
            List.of(script.toString(), call.event().argument()), environment(call), "", limit);
    Optional<String> failure =
        result.succeeded()
            ? Optional.empty()
            : Optional.of(script + " " + call.event().argument() + ": " + result.words());
    return new Outcome(failure, result.succeeded() ? result.lines() : List.of());
  }

  Map<String, String> environment(HookCall call) {
    Map<String, String> environment = new TreeMap<>(Inherited.from(System.getenv()));
    call.lease()
        .ifPresent(
            lease -> {
              Map<String, String> variables = LeaseVariables.of(lease, ignored);
              environment.putAll(variables);
              environment.putAll(DhclientVariables.of("new_", lease, variables, ignored));
            });
    call.previous()
        .ifPresent(
            lease ->
                environment.putAll(
                    DhclientVariables.of(
                        "old_", lease, LeaseVariables.of(lease, ignored), ignored)));
    call.refusal()
        .ifPresent(
            refusal -> {
              environment.put("serverid", refusal.server().toString());
              refusal
                  .message()
                  .flatMap(HookWords::word)
                  .ifPresent(message -> environment.put("message", message));
            });
    environment.put("PATH", Program.PATH);
    environment.put("interface", interfaceName);
    environment.put("reason", call.reason());
    environment.put("pid", Long.toString(ProcessHandle.current().pid()));
    return environment;
  }
}
