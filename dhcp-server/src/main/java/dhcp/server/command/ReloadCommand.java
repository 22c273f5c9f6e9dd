package dhcp.server.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has the server read its configuration again. */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Reads --config again; a faulty one changes nothing, and is explained.")
public final class ReloadCommand implements Callable<Integer> {
  @Mixin private ServerChoice server;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return server.ask(spec, Map.of());
  }
}
