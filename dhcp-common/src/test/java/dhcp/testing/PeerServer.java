package dhcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Other people's DHCP servers, each with a configuration that serves 192.168.1.100 to .200 of
 * 192.168.1.0/24 with many options, from the node "server".
 */
public enum PeerServer {
  DNSMASQ(
      "dnsmasq.conf",
      "dnsmasq.leases",
      new Ready("DHCP, IP range", Program::err),
      "dnsmasq",
      "--keep-in-foreground",
      "--log-facility=-",
      "--pid-file=",
      "--conf-file=@TMP@/dnsmasq.conf",
      "--dhcp-leasefile=@TMP@/dnsmasq.leases"),
  ISC_DHCPD(
      "dhcpd.conf",
      "dhcpd.leases",
      new Ready("Server starting service", Program::err),
      "dhcpd",
      "-4",
      "-f",
      "-d",
      "-cf",
      "@TMP@/dhcpd.conf",
      "-lf",
      "@TMP@/dhcpd.leases",
      "-pf",
      "@TMP@/dhcpd.pid",
      Lab.INTERFACE),
  KEA(
      "kea.json",
      "kea-leases.csv",
      new Ready("DHCP4_STARTED", Program::out),
      "env",
      "KEA_PIDFILE_DIR=@TMP@",
      "KEA_LOCKFILE_DIR=@TMP@",
      "kea-dhcp4",
      "-c",
      "@TMP@/kea.json"),
  UDHCPD(
      "udhcpd.conf",
      "udhcpd.leases",
      new Ready("started", Program::err),
      "udhcpd",
      "-f",
      "-I",
      "192.168.1.1",
      "@TMP@/udhcpd.conf");

  /** The line by which a server says that it serves. */
  private record Ready(String regex, Function<Program, Output> stream) {}

  private final String configuration;
  private final String leases;
  private final Ready ready;
  private final List<String> command;

  PeerServer(String configuration, String leases, Ready ready, String... command) {
    this.configuration = configuration;
    this.leases = leases;
    this.ready = ready;
    this.command = List.of(command);
  }

  /** Starts the server and returns when it serves. */
  public Program start(Lab lab, Path directory) {
    return start(lab, directory, UnaryOperator.identity());
  }

  /**
   * Starts the server and returns when it serves.
   *
   * @param directory an empty one for its files
   * @param edit what a test changes in the configuration
   */
  public Program start(Lab lab, Path directory, UnaryOperator<String> edit) {
    return startAt(lab, Lab.SERVER, directory, edit);
  }

  /** The same at another node, which has an address in 192.168.1.0/24. */
  public Program startAt(Lab lab, String node, Path directory, UnaryOperator<String> edit) {
    Resources.copy(configuration, directory, edit);
    try {
      // dhcpd and udhcpd do not start without the file.
      Files.writeString(directory.resolve(leases), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Program program =
        lab.start(
            node,
            command.stream()
                .map(word -> word.replace(Resources.DIRECTORY, directory.toString()))
                .toList());
    ready.stream().apply(program).await(ready.regex(), Deadline.PATIENCE);
    return program;
  }

  /**
   * What the server has written down of its leases, in its own format: dnsmasq a line each, dhcpd
   * and Kea a log whose last entry counts, udhcpd the table of dumpleases.
   */
  public String leases(Program server, Path directory) {
    Path file = directory.resolve(leases);
    try {
      if (this != UDHCPD) {
        return Files.readString(file);
      }
      Files.writeString(file, "");
      server.signal("USR1");
      Deadline.awaitTrue("udhcpd writes " + file, () -> file.toFile().length() > 0);
      return Program.run(List.of("dumpleases", "-f", file.toString()), Map.of()).out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
