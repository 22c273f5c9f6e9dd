package dhcp.server.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reserves an address for a client, until the server ends. */
@Command(
    name = "reserve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Reserves an address for a client, at once and until the server ends.")
public final class ReserveCommand implements Callable<Integer> {
  @Mixin private ServerChoice server;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "KEY=ADDR[,HOSTNAME]", description = "As --reserve takes it.")
  private String reservation;

  @Override
  public Integer call() {
    return server.ask(spec, Map.of("reservation", reservation));
  }
}
