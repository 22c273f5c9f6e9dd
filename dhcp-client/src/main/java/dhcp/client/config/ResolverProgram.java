package dhcp.client.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that manages the machine's resolver and is told about each interface. */
final class ResolverProgram implements Resolver {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", Program.PATH, "LC_ALL", "C");

  /** How the two programs in use are spoken to. */
  enum Kind {
    /** resolvconf or openresolv: lines of resolv.conf on standard input. */
    RESOLVCONF,
    /** systemd-resolved's resolvectl: everything as arguments. */
    RESOLVECTL
  }

  private final Kind kind;
  private final Path program;
  private final String interfaceName;

  ResolverProgram(Kind kind, Path program, String interfaceName) {
    this.kind = kind;
    this.program = program;
    this.interfaceName = interfaceName;
  }

  @Override
  public void set(NameService names) throws IOException {
    if (names.isEmpty()) {
      remove();
      return;
    }
    switch (kind) {
      case RESOLVCONF -> run(lines(names), "-a", interfaceName + ".dhcp");
      case RESOLVECTL -> {
        run("", withValues("dns", names.servers()));
        run("", withValues("domain", names.search()));
      }
    }
  }

  @Override
  public void remove() throws IOException {
    switch (kind) {
      case RESOLVCONF -> run("", "-d", interfaceName + ".dhcp");
      case RESOLVECTL -> run("", "revert", interfaceName);
    }
  }

  private static String lines(NameService names) {
    StringBuilder lines = new StringBuilder();
    if (!names.search().isEmpty()) {
      lines.append("search ").append(String.join(" ", names.search())).append('\n');
    }
    names.servers().forEach(server -> lines.append("nameserver ").append(server).append('\n'));
    return lines.toString();
  }

  private String[] withValues(String verb, List<?> values) {
    List<String> arguments = new ArrayList<>(List.of(verb, interfaceName));
    values.forEach(value -> arguments.add(value.toString()));
    if (values.isEmpty()) {
      // Without a value the program would print instead of set.
      arguments.add("");
    }
    return arguments.toArray(String[]::new);
  }

  private void run(String input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProgramResult result = Program.run(command, ENVIRONMENT, input, LIMIT);
    if (!result.succeeded()) {
      throw new IOException(program + " " + arguments[0] + ": " + result.words());
    }
  }
}
