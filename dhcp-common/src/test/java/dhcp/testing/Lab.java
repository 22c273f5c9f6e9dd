package dhcp.testing;

import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A lab of {@code scripts/lab} with a name of its own: a node "server", nodes "client1" and so on,
 * each with an interface eth0, and a node "bridge" with the wire between them.
 *
 * <p>It is taken down with all that runs in it when it is closed, and also when this process is
 * told to end before that.
 */
public final class Lab implements AutoCloseable {
  /** The interface of every node but the bridge. */
  public static final String INTERFACE = "eth0";

  public static final String SERVER = "server";
  public static final String BRIDGE = "bridge";

  private static final String SCRIPT = Repository.file("scripts/lab").toString();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name = "t" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  private final Map<String, String> environment = Map.of("DHCP_LAB", name);
  private final List<Program> programs = new ArrayList<>();
  private final Thread lastResort = new Thread(this::down, "take down " + name);

  private Lab() {
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** A lab whose server has the address 192.168.1.1/24; clients have none. */
  public static Lab up(int clients) {
    return up(clients, "192.168.1.1/24");
  }

  /**
   * Raises a lab.
   *
   * @param serverAddress the server's, with its prefix length, or "none"
   */
  public static Lab up(int clients, String serverAddress) {
    Lab lab = new Lab();
    try {
      lab.script("up", Integer.toString(clients), "--server-address", serverAddress);
      return lab;
    } catch (AssertionError e) {
      lab.close();
      throw e;
    }
  }

  public static String client(int number) {
    return "client" + number;
  }

  /** The hardware address of a client's interface. */
  public static MacAddress clientMac(int number) {
    return new MacAddress(0x020000000000L + number);
  }

  /** The hardware address of the server's interface. */
  public static MacAddress serverMac() {
    return MacAddress.parse("02:00:00:00:00:fe");
  }

  /** The network namespace of a node, as {@code ip -n} wants it. */
  public String namespace(String node) {
    return name + "-" + node;
  }

  /** Starts a program in a node; its process is the program itself. */
  public Program start(String node, List<String> command) {
    List<String> whole = Stream.concat(Stream.of(SCRIPT, "exec", node), command.stream()).toList();
    Program program = Program.start(whole, environment);
    programs.add(program);
    return program;
  }

  public Program start(String node, String... command) {
    return start(node, List.of(command));
  }

  /** Runs a program in a node to its end. */
  public Program.Result run(String node, String... command) {
    try (Program program = start(node, command)) {
      return program.awaitEnd();
    }
  }

  /**
   * Runs {@code ip} on a node's namespace.
   *
   * @return what it printed
   * @throws AssertionError when it fails
   */
  public String ip(String node, String... arguments) {
    return demand(
        Stream.concat(Stream.of("ip", "-n", namespace(node)), Arrays.stream(arguments)).toList());
  }

  /** The IPv4 addresses on a node's eth0, each with its prefix length. */
  public List<String> addresses(String node) {
    return ip(node, "-4", "-o", "address", "show", INTERFACE)
        .lines()
        .map(line -> line.replaceFirst(".*inet ([0-9./]+).*", "$1"))
        .toList();
  }

  /** Gives a node an address, such as 192.168.1.2/24. */
  public void addAddress(String node, String address) {
    ip(node, "address", "add", address, "brd", "+", "dev", INTERFACE);
  }

  private void script(String... arguments) {
    demand(Stream.concat(Stream.of(SCRIPT), Arrays.stream(arguments)).toList());
  }

  private String demand(List<String> command) {
    Program.Result result = Program.run(command, environment);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          command + " ended with " + result.exitCode() + ":\n" + result.out() + result.err());
    }
    return result.out();
  }

  private void down() {
    Program.run(List.of(SCRIPT, "down"), environment);
  }

  @Override
  public void close() {
    programs.forEach(Program::close);
    Runtime.getRuntime().removeShutdownHook(lastResort);
    script("down");
  }
}
