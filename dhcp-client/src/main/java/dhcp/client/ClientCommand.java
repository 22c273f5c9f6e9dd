package dhcp.client;

import dhcp.cli.CommandLines;
import dhcp.cli.CommonOptions;
import dhcp.cli.EventWriter;
import dhcp.cli.ExitCode;
import dhcp.cli.JsonFields;
import dhcp.cli.Version;
import dhcp.link.LinkException;
import dhcp.message.Text;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the client: {@code client.jar}. */
@Command(
    name = "client",
    sortOptions = false,
    versionProvider = Version.class,
    description = {
      "Gets a DHCP lease on an interface, configures it and stays to renew it.",
      "Standard output carries a line BOUND (or the event bound) once the lease is in place."
    })
public final class ClientCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "IF", description = "The interface, such as eth0.")
  private String interfaceName;

  @ArgGroup(validate = false, heading = "%nWhat to do:%n", order = 1)
  private TaskOptions task = new TaskOptions();

  @ArgGroup(validate = false, heading = "%nHow an offer is chosen:%n", order = 2)
  private OfferOptions offers = new OfferOptions();

  @ArgGroup(validate = false, heading = "%nWhat is asked for:%n", order = 3)
  private WishOptions wishes = new WishOptions();

  @ArgGroup(validate = false, heading = "%nWho asks:%n", order = 4)
  private IdentityOptions identity = new IdentityOptions();

  @ArgGroup(validate = false, heading = "%nWhat is changed on the machine:%n", order = 5)
  private ApplyOptions apply = new ApplyOptions();

  @ArgGroup(validate = false, heading = "%nLoad mode:%n", order = 6)
  private LoadOptions load = new LoadOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  private ClientCommand() {}

  /** Runs the client and ends the process with its exit code. */
  public static void main(String[] arguments) {
    ColdStart.begin();
    System.exit(CommandLines.run(CommandLines.of(new ClientCommand()), arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    ColdStart.awaitLogging();
    try (Outputs outputs = new Outputs(common)) {
      return call(outputs);
    }
  }

  private int call(Outputs outputs) throws InterruptedException {
    Logger log = LoggerFactory.getLogger(ClientCommand.class);
    EventWriter events = outputs.events();
    try {
      load.check(spec.commandLine().getParseResult());
      if (load.isWanted()) {
        return LoadMode.run(
                interfaceName, load.plan(), events, common.eventFormat(), common.captureFile())
            .code();
      }
      ClientRun run =
          new ClientRun(interfaceName, new ClientFlags(task, offers, wishes, identity, apply));
      ExitCode code = run.run(outputs, common.captureFile());
      if (code != ExitCode.DONE && code != ExitCode.TERMINATED) {
        log.error("{}: {}", interfaceName, code.meaning());
        tellFailure(events, code, code.meaning());
      }
      return code.code();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (LinkException e) {
      log.error("{}", e.getMessage());
      return tellFailure(events, ExitCode.of(e.kind()), e.getMessage());
    } catch (IOException e) {
      log.error("{}", e.toString());
      return tellFailure(events, ExitCode.FAILED, e.toString());
    }
  }

  private int tellFailure(EventWriter events, ExitCode code, String reason) {
    String name = Text.escape(interfaceName);
    events.write(
        "failed",
        "FAILED interface=" + name + " code=" + code.code(),
        new JsonFields().put("interface", name).put("code", code.code()).put("reason", reason));
    return code.code();
  }
}
