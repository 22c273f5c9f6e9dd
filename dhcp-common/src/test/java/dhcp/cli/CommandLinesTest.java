package dhcp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.link.LinkException;
import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What both command lines read and refuse. */
final class CommandLinesTest {
  @Command(name = "tool", versionProvider = Version.class)
  static final class Tool implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Option(names = "--server-ip")
    private Ipv4Address address;

    @Option(names = "--mac")
    private MacAddress mac;

    @Option(names = "--subnet")
    private Subnet subnet;

    @Option(names = "--exclude")
    private List<AddressRange> excluded = List.of();

    @Option(names = "--lease-time")
    private TimeSpan leaseTime;

    private Optional<Exception> failure = Optional.empty();
    private LogSetup.Verbosity verbosity;
    private Optional<Path> captureFile = Optional.empty();

    @Override
    public Integer call() throws Exception {
      verbosity = common.verbosity();
      captureFile = common.captureFile();
      if (failure.isPresent()) {
        throw failure.get();
      }
      return ExitCode.DONE.code();
    }
  }

  private final Tool tool = new Tool();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  private int run(String... arguments) {
    CommandLine line = CommandLines.of(tool);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void networkValues() {
    assertEquals(
        0,
        run(
            "--server-ip=192.168.1.1",
            "--mac",
            "02:00:00:00:00:01",
            "--subnet=10.0.0.0/8",
            "--exclude=10.0.0.1",
            "--exclude=10.0.0.5-10.0.0.9",
            "--lease-time=12h"));
    assertEquals(Ipv4Address.of(192, 168, 1, 1), tool.address);
    assertEquals(new MacAddress(0x020000000001L), tool.mac);
    assertEquals(Subnet.parse("10.0.0.0/8"), tool.subnet);
    assertEquals("[10.0.0.1, 10.0.0.5-10.0.0.9]", tool.excluded.toString());
    assertEquals(new TimeSpan(43200), tool.leaseTime);
  }

  @Test
  void argumentsFromAFile() throws Exception {
    Path file = directory.resolve("arguments");
    Files.writeString(file, "# a comment\n--server-ip 192.168.1.7\n-v\n");
    assertEquals(0, run("@" + file));
    assertEquals(Ipv4Address.of(192, 168, 1, 7), tool.address);
    assertEquals(LogSetup.Verbosity.VERBOSE, tool.verbosity);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--server-ip=1.2.3         | '1.2.3' is not an IPv4 address",
        "--mac=02:00               | '02:00' is not a MAC address",
        "--subnet=10.0.0.1/8       | 10.0.0.1/8 has host bits set; the network is 10.0.0.0/8",
        "--exclude=10.0.0.9-10.0.0.1 | write the lower address first",
        "--lease-time=5x           | '5x' is not a duration",
        "--server-pi=1.2.3.4       | did you mean --server-ip?",
        "--jsn                     | did you mean --json?",
        "extra                     | 'extra'",
        "--server-ip               | --server-ip",
        "--json --json             | --json",
        "-q -v                     | contradict",
        "-qv                       | contradict",
      })
  void badUsageIsOneLineThatNamesIt(String arguments, String told) {
    assertEquals(2, run(arguments.split(" ")));
    String line = err.toString();
    assertEquals(1, line.lines().count(), line);
    assertTrue(line.startsWith("tool: "), line);
    assertTrue(line.contains(told), line);
    assertTrue(line.endsWith("; see 'tool --help'\n"), line);
    assertEquals("", out.toString());
  }

  @Test
  void aHostileArgumentDoesNotReachTheTerminal() {
    assertEquals(2, run("--server-ip=\u001b[2J\n"));
    assertTrue(err.toString().strip().chars().allMatch(c -> c >= 0x20 && c < 0x7f));
  }

  @ParameterizedTest
  @EnumSource(LinkException.Kind.class)
  void linkTroubleHasItsExitCode(LinkException.Kind kind) {
    tool.failure = Optional.of(new LinkException(kind, "no\nway"));
    assertEquals(ExitCode.of(kind).code(), run());
    assertEquals("tool: no\\x0away\n", err.toString());
  }

  @Test
  void anyOtherFailureIsOne() {
    tool.failure = Optional.of(new IllegalStateException("bug"));
    assertEquals(1, run());
    assertEquals("tool: java.lang.IllegalStateException: bug\n", err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"@/dev/zero", "@/dev/stdin", "@/", "@/no/such/file"})
  void whatIsNoFileOfArgumentsIsNotRead(String argument) {
    CommandLine line = CommandLines.of(tool);
    line.setErr(new PrintWriter(err, true));
    assertEquals(2, CommandLines.run(line, argument));
    assertEquals("tool: " + argument + " is no file of arguments\n", err.toString());
  }

  @Test
  void theHelpListsOptionsAndExitCodes() {
    assertEquals(0, run("--help"));
    for (String part :
        List.of(
            "--verbose",
            "--log-json",
            "--pcap=FILE",
            "Exit codes:",
            "12h, 7d or infinite",
            "@FILE")) {
      assertTrue(out.toString().contains(part), part);
    }
    for (ExitCode code : ExitCode.values()) {
      assertTrue(out.toString().matches("(?s).* " + code.code() + " +\\S.*"), code.name());
    }
  }

  @Test
  void aCaptureFileThatCannotBeWrittenIsBadUsage(@TempDir Path directory) {
    Path file = directory.resolve("x.pcap");
    assertEquals(0, run("--pcap", file.toString()));
    assertEquals(Optional.of(file), tool.captureFile);
    assertEquals(2, run("--pcap", directory.toString()));
    assertTrue(err.toString().contains("it is a directory"), err.toString());
    assertEquals(2, run("--pcap", directory.resolve("nowhere/x.pcap").toString()));
    assertTrue(err.toString().contains("there is no such directory"), err.toString());
  }

  @Test
  void theVersionIsThere() {
    assertEquals(0, run("--version"));
    assertEquals("unknown\n", out.toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "--json, NORMAL",
    "-q, QUIET",
    "-v, VERBOSE",
    "-vv, PACKETS",
    "-v -v, PACKETS",
    "--quiet, QUIET"
  })
  void verbosity(String arguments, LogSetup.Verbosity verbosity) {
    assertEquals(0, run(arguments.split(" ")));
    assertEquals(verbosity, tool.verbosity);
  }

  @Test
  void formsOfOutput() {
    run("--json", "--log-json", "--pcap=a.pcap");
    assertEquals(EventWriter.Format.JSON, tool.common.eventFormat());
    assertEquals(LogSetup.Format.JSON, tool.common.logFormat());
    assertEquals(Optional.of(Path.of("a.pcap")), tool.common.captureFile());
  }

  @Test
  void formsOfOutputUnlessAskedFor() {
    run();
    assertEquals(EventWriter.Format.PLAIN, tool.common.eventFormat());
    assertEquals(LogSetup.Format.PLAIN, tool.common.logFormat());
    assertEquals(Optional.empty(), tool.common.captureFile());
  }
}
