package dhcp.server.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a reservation back, until the server ends. */
@Command(
    name = "unreserve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Takes a reservation back, at once and until the server ends.")
public final class UnreserveCommand implements Callable<Integer> {
  @Mixin private ServerChoice server;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "KEY", description = "A MAC address, id:HEX or circuit:HEX.")
  private String key;

  @Override
  public Integer call() {
    return server.ask(spec, Map.of("key", key));
  }
}
