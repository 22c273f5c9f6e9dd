package dhcp.server.command;

import dhcp.net.Ipv4Address;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a lease back in place of its client. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Gives a lease back in place of its client, or ends a quarantine; without a server, in its lease database.")
public final class ReleaseCommand implements Callable<Integer> {
  @Mixin private ServerChoice server;
  @Spec private CommandSpec spec;
  private final DatabaseAnswers databases;

  @Parameters(paramLabel = "ADDR", description = "The leased address.")
  private Ipv4Address address;

  public ReleaseCommand(DatabaseAnswers databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() {
    return server.askOrRead(spec, Map.of("address", address.toString()), databases);
  }
}
