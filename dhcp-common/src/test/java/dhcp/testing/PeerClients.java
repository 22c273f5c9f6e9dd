package dhcp.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Other people's DHCP clients, started in a client's node of a lab. */
public final class PeerClients {
  private PeerClients() {}

  /**
   * BusyBox udhcpc in the foreground with its packaged script, which configures the interface. It
   * prints {@code lease of ADDRESS obtained from SERVER, lease time SECONDS} on standard error.
   * SIGUSR1 renews, SIGUSR2 releases.
   *
   * @param more such as {@code -q -n}: end when bound, or at once with 1 when no lease comes
   */
  public static Program udhcpc(Lab lab, String node, String... more) {
    return lab.start(node, with(more, "udhcpc", "-i", Lab.INTERFACE, "-f", "-t", "8", "-T", "1"));
  }

  /**
   * ISC dhclient in the foreground; prints {@code bound to ADDRESS} on standard error.
   *
   * @param directory for its files; the lease file in it is read again by the next one
   */
  public static Program dhclient(Lab lab, String node, Path directory, String... more) {
    Path configuration = Resources.copy("dhclient.conf", directory, UnaryOperator.identity());
    List<String> options =
        with(
            more,
            "dhclient",
            "-4",
            "-d",
            "-v",
            "-cf",
            configuration.toString(),
            "-lf",
            directory.resolve("dhclient.leases").toString(),
            "-pf",
            directory.resolve("dhclient.pid").toString());
    options.add(Lab.INTERFACE);
    return lab.start(node, options);
  }

  /** The lease file of a dhclient that was in 192.168.99.0/24 last, to be put in its directory. */
  public static Path leaseOfWrongNetwork(Path directory) {
    return Resources.copy("dhclient-wrong-network.leases", directory, UnaryOperator.identity());
  }

  /**
   * dhcpcd in the foreground, with state of its own for this run; prints {@code eth0: leased
   * ADDRESS for SECONDS seconds} on standard error. SIGALRM releases.
   *
   * @param more such as {@code --noarp --nodelay}, without which it takes seconds, or {@code -1}
   */
  public static Program dhcpcd(Lab lab, String node, Path directory, String... more) {
    Path configuration = Resources.copy("dhcpcd.conf", directory, UnaryOperator.identity());
    List<String> options = with(more, "dhcpcd", "-4", "-B", "-d", "-f", configuration.toString());
    options.add(Lab.INTERFACE);
    // It knows no option for these two places. The mounts end with the command.
    String script =
        "mkdir -p /var/lib/dhcpcd /run/dhcpcd"
            + " && mount -t tmpfs none /var/lib/dhcpcd && mount -t tmpfs none /run/dhcpcd"
            + " && echo 00:01:00:01:2a:00:00:00:02:00:00:00:00:01 > /var/lib/dhcpcd/duid"
            + " && exec \"$@\"";
    options.addAll(0, List.of("sh", "-c", script, "dhcpcd"));
    return lab.start(node, options);
  }

  /**
   * Kea's perfdhcp, a load of four-packet exchanges that come as through a relay; the node needs an
   * address. It prints its counts at the end, and exits with 3 when exchanges are not complete.
   */
  public static Program perfdhcp(Lab lab, String node, String server, String... more) {
    List<String> options = with(more, "perfdhcp", "-4", "-l", Lab.INTERFACE);
    options.add(server);
    return lab.start(node, options);
  }

  private static List<String> with(String[] more, String... first) {
    List<String> command = new ArrayList<>(Arrays.asList(first));
    command.addAll(Arrays.asList(more));
    return command;
  }
}
