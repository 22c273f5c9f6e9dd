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
    description = "Shows the leases, or waits until a client has one.")
public final class LeasesCommand implements Callable<Integer> {
  @Mixin private ServerChoice server;
  @Spec private CommandSpec spec;

  @Option(
      names = "--wait",
      paramLabel = "KEY[=DURATION]",
      description =
          "Wait until this client (a MAC address, id:HEX, host name or IPv4 address) has a lease;"
              + " exit 5 when it has none in time (default: 60s).")
  private String wait;

  @Override
  public Integer call() {
    return server.ask(spec, wait == null ? Map.of() : Map.of("wait", wait));
  }
}
