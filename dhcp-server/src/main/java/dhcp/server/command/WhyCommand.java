package dhcp.server.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks what became of a client, or of an address, and why. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Tells what was decided about a client or an address lately, and why; without a server, what its lease database knows.")
public final class WhyCommand implements Callable<Integer> {
  @Mixin private ServerChoice server;
  @Spec private CommandSpec spec;
  private final DatabaseAnswers databases;

  @Parameters(
      paramLabel = "KEY",
      description = "A MAC address, id:HEX (client identifier), host name or IPv4 address.")
  private String key;

  public WhyCommand(DatabaseAnswers databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() {
    return server.askOrRead(spec, Map.of("key", key), databases);
  }
}
