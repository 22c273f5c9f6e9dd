package dhcp.server.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks for the leases, or waits for one. */
@Command(
    name = "leases",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows the leases, or waits until a client has one; without a server, those in its lease database.")
public final class LeasesCommand implements Callable<Integer> {
  @Mixin private ServerChoice server;
  @Spec private CommandSpec spec;
  private final DatabaseAnswers databases;

  @Option(
      names = "--wait",
      paramLabel = "KEY[=DURATION]",
      description =
          "Wait until this client (a MAC address, id:HEX, host name or IPv4 address) has a lease;"
              + " exit 5 when it has none in time (default: 60s), or at once when no server runs.")
  private String wait;

  public LeasesCommand(DatabaseAnswers databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() {
    return server.askOrRead(spec, wait == null ? Map.of() : Map.of("wait", wait), databases);
  }
}
