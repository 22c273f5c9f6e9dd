package dhcp.server.command;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dhcp.cli.ExitCode;
import dhcp.server.config.ConfigException;
import dhcp.server.config.ServerPlaces;
import dhcp.server.config.Setting;
import dhcp.server.control.ControlAnswer;
import dhcp.server.control.ControlClient;
import dhcp.server.control.ControlException;
import dhcp.server.control.ControlHandler;
import dhcp.server.control.ControlRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * Whom a subcommand asks, the running server or its lease database, and how it shows the answer.
 */
final class ServerChoice {
  @Option(
      names = {"-i", "--interface"},
      paramLabel = "IF",
      description = "The server of this interface (needed only when there are several).")
  private String interfaceName;

  @Option(
      names = "--control",
      paramLabel = "PATH",
      description = "The server's control socket, where it is not in its usual place.")
  private String control;

  @Option(
      names = "--lease-db",
      paramLabel = "WHERE",
      description =
          "The server's lease database, where it is not in its usual place; it answers when no"
              + " server does.")
  private String leaseDb;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The server's configuration file, for its interface, control and lease-db.")
  private Path config;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  private int exitCode = ExitCode.DONE.code();

  /** Asks the running server and prints what it answers. */
  int ask(CommandSpec command, Map<String, String> arguments) {
    return printing(
        command,
        () -> {
          Optional<String> silence = askServer(places(), command, arguments);
          if (silence.isPresent()) {
            throw new ControlException(
                ExitCode.FAILED,
                silence.get() + "; is it running? '" + command.name() + "' needs a server that is");
          }
        });
  }

  /** The same; when no server answers, its lease database does. */
  int askOrRead(CommandSpec command, Map<String, String> arguments, DatabaseAnswers databases) {
    return printing(
        command,
        () -> {
          ServerPlaces places = places();
          Optional<String> silence = askServer(places, command, arguments);
          if (silence.isPresent()) {
            ControlHandler database = databases.from(Whereabouts.database(places, silence.get()));
            String note = places.isDatabaseAlone() ? "" : silence.get() + "; ";
            read(database, note, new ControlRequest(command.name(), arguments), command);
          }
        });
  }

  /** Shows what a database answers, after a note on standard error that it is one. */
  private void read(
      ControlHandler database, String note, ControlRequest request, CommandSpec command)
      throws ControlException, InterruptedException {
    List<String> lines = new ArrayList<>();
    try {
      database.handle(request, line -> lines.add(line.toString()));
    } catch (ControlException e) {
      throw new ControlException(e.exitCode(), note + e.getMessage());
    }
    if (!note.isEmpty()) {
      command.commandLine().getErr().println(note + "this is from " + database);
    }
    lines.forEach(line -> show(line, command));
  }

  private interface Work {
    void run() throws ControlException, ConfigException, InterruptedException;
  }

  private int printing(CommandSpec command, Work work) {
    PrintWriter err = command.commandLine().getErr();
    try {
      work.run();
    } catch (ControlException e) {
      err.println(e.getMessage());
      exitCode = e.exitCode().code();
    } catch (ConfigException e) {
      err.println(e.getMessage());
      exitCode = ExitCode.USAGE.code();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exitCode = ExitCode.INTERRUPTED.code();
    }
    return exitCode;
  }

  private ServerPlaces places() throws ConfigException {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    Optional.ofNullable(interfaceName).ifPresent(text -> flags.put(Setting.INTERFACE, text));
    Optional.ofNullable(control).ifPresent(text -> flags.put(Setting.CONTROL, text));
    Optional.ofNullable(leaseDb).ifPresent(text -> flags.put(Setting.LEASE_DB, text));
    return ServerPlaces.read(flags, Optional.ofNullable(config));
  }

  /** Shows a server's answer; returns why there was none when no server answered. */
  private Optional<String> askServer(
      ServerPlaces places, CommandSpec command, Map<String, String> arguments)
      throws ControlException {
    Optional<Path> socket = Whereabouts.socket(places);
    if (socket.isEmpty()) {
      return Optional.of(Whereabouts.silence(places));
    }
    try {
      ControlClient.ask(
          socket.get(), new ControlRequest(command.name(), arguments), line -> show(line, command));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no server answers on " + socket.get() + " (" + e.getMessage() + ")");
    }
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
}
