package dhcp.server.command;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dhcp.cli.ExitCode;
import dhcp.server.control.ControlAnswer;
import dhcp.server.control.ControlClient;
import dhcp.server.control.ControlException;
import dhcp.server.control.ControlPath;
import dhcp.server.control.ControlRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which running server a subcommand asks, how it asks, and how it shows the answer. */
final class ServerChoice {
  @Option(
      names = {"-i", "--interface"},
      paramLabel = "IF",
      description = "The server of this interface (needed only when several run).")
  private String interfaceName;

  @Option(
      names = "--control",
      paramLabel = "PATH",
      description = "The server's control socket, where it is not in its usual place.")
  private Path control;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  private int exitCode = ExitCode.DONE.code();

  /** Asks the server and prints what it answers. */
  int ask(CommandSpec command, Map<String, String> arguments) {
    PrintWriter err = command.commandLine().getErr();
    try {
      Path path = path();
      try {
        ControlClient.ask(
            path, new ControlRequest(command.name(), arguments), line -> show(line, command));
      } catch (IOException e) {
        throw new ControlException(
            ExitCode.FAILED,
            "no server answers on " + path + " (" + e.getMessage() + "); is it running?");
      }
    } catch (ControlException e) {
      err.println(e.getMessage());
      exitCode = e.exitCode().code();
    }
    return exitCode;
  }

  private void show(String line, CommandSpec command) {
    JsonObject object = read(line);
    if (object.has(ControlAnswer.ERROR)) {
      command.commandLine().getErr().println(object.get(ControlAnswer.ERROR).getAsString());
      exitCode = object.get(ControlAnswer.EXIT).getAsInt();
      return;
    }
    if (object.size() == 0) {
      return; // the server is still working
    }
    PrintWriter out = command.commandLine().getOut();
    out.println(json ? line : object.get(ControlAnswer.LINE).getAsString());
    out.flush();
  }

  private static JsonObject read(String line) {
    try {
      return JsonParser.parseString(line).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      JsonObject bad = new JsonObject();
      bad.addProperty(ControlAnswer.ERROR, "the server answered with something else than JSON");
      bad.addProperty(ControlAnswer.EXIT, ExitCode.FAILED.code());
      return bad;
    }
  }

  private Path path() throws ControlException {
    if (control != null) {
      return control;
    }
    if (interfaceName != null) {
      return ControlPath.of(interfaceName);
    }
    List<Path> all = ControlPath.all();
    if (all.isEmpty()) {
      throw new ControlException(
          ExitCode.FAILED,
          "no server runs here; one with its socket elsewhere needs --control PATH");
    }
    if (all.size() > 1) {
      throw new ControlException(
          ExitCode.USAGE, "several servers run; give --interface, or --control with one of " + all);
    }
    return all.get(0);
  }
}
