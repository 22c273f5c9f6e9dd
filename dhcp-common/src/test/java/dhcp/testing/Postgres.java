package dhcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A PostgreSQL of a test's own, in a directory of its own, that nobody else can reach. */
public final class Postgres implements AutoCloseable {
  /** The one role, which needs a password. */
  public static final String ROLE = "dhcp";

  public static final String PASSWORD = "sesame-4711";

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final List<String> AS_ORDINARY_USER =
      List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");

  private final Function<List<String>, Program> starter;
  private final int port;
  private final Path directory;
  private Program program;

  private Postgres(Function<List<String>, Program> starter, int port, Path directory) {
    this.starter = starter;
    this.port = port;
    this.directory = directory;
  }

  /**
   * Makes one, and starts it on the loopback interface.
   *
   * @param starter starts a program where it shall be reached
   */
  public static Postgres start(Function<List<String>, Program> starter, int port) {
    try {
      Path directory = Files.createTempDirectory("postgres-");
      Path password = Files.writeString(directory.resolve("password"), PASSWORD);
      demand(List.of("chown", "-R", "postgres:postgres", directory.toString()));
      Postgres postgres = new Postgres(starter, port, directory);
      demand(
          as(
              "initdb",
              "--no-sync",
              "--no-locale",
              "--encoding=UTF8",
              "--auth=scram-sha-256",
              "--username=" + ROLE,
              "--pwfile=" + password,
              "--pgdata=" + postgres.data()));
      postgres.start();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> as(String program, String... arguments) {
    return Stream.of(AS_ORDINARY_USER.stream(), Stream.of(newest(program)), Stream.of(arguments))
        .flatMap(Function.identity())
        .toList();
  }

  /** Where Debian puts the programs of the newest version. */
  private static String newest(String program) {
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin").resolve(program))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder())
          .orElseThrow()
          .toString();
    } catch (IOException e) {
      throw new AssertionError("no PostgreSQL here; the package postgresql brings it", e);
    }
  }

  private static void demand(List<String> command) {
    Program.Result result = Program.run(command, Map.of());
    if (result.exitCode() != 0) {
      throw new AssertionError(command + ":\n" + result.out() + result.err());
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  /** Starts it again. What a killed one left running keeps it from starting for a moment. */
  public void start() {
    Deadline.awaitTrue("PostgreSQL starts", this::attempt);
  }

  private boolean attempt() {
    program =
        starter.apply(
            as(
                "postgres",
                "-D",
                data().toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-k",
                directory.toString()));
    try {
      program.err().await("ready to accept connections", Deadline.PATIENCE);
      return true;
    } catch (AssertionError e) {
      if (program.isRunning()) {
        throw e;
      }
      return false;
    }
  }

  /** Ends it and all that it does, without a warning. */
  public void kill() {
    program.signal("KILL");
    program.awaitEnd();
  }

  /** A file with the password, as PGPASSFILE names it. */
  public Path passwordFile() {
    try {
      Path file = directory.resolve("pgpass");
      Files.writeString(file, "*:*:*:" + ROLE + ":" + PASSWORD + "\n");
      demand(List.of("chmod", "600", file.toString()));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URL of the database that every PostgreSQL has, without a password. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + ROLE;
  }

  @Override
  public void close() {
    program.signal("QUIT"); // at once, all of its processes
    program.close();
    demand(List.of("rm", "-rf", directory.toString()));
  }
}
