package dhcp.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Lets a subcommand stand behind its flags, as in {@code -i eth0 leases}. Left where it is, the
 * flags before it would be the server's own, and the subcommand would go without them.
 */
final class CommandFirst {
  private final CommandLine line;
  private final List<String> arguments;

  private CommandFirst(CommandLine line, String... arguments) {
    this.line = line;
    this.arguments = List.of(arguments);
  }

  /** The arguments with the subcommand first, if there is one. */
  static String[] of(CommandLine line, String... arguments) {
    return new CommandFirst(line, arguments).ordered().toArray(new String[0]);
  }

  private List<String> ordered() {
    for (int i = 1; i < arguments.size(); i++) {
      if (line.getSubcommands().containsKey(arguments.get(i)) && isCommand(i)) {
        List<String> ordered = new ArrayList<>(arguments);
        ordered.add(0, ordered.remove(i));
        return ordered;
      }
    }
    return arguments;
  }

  /** Whether the word is a subcommand, and not the value of the flag before it. */
  private boolean isCommand(int at) {
    return parsed(at)
        .filter(before -> !before.hasSubcommand() && !before.isUsageHelpRequested())
        .filter(before -> !before.isVersionHelpRequested())
        .isPresent();
  }

  private Optional<ParseResult> parsed(int length) {
    try {
      return Optional.of(line.parseArgs(arguments.subList(0, length).toArray(new String[0])));
    } catch (ParameterException e) {
      return Optional.empty();
    }
  }
}
