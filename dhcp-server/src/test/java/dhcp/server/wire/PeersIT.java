package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.PeerClients;
import dhcp.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's clients get leases. */
class PeersIT {
  private static final String NODE = Lab.client(2);
  private static final int ROUNDS = 3;

  @AutoClose private static ServerBench bench;

  @TempDir private Path directory;

  /** Leases go to the disk, as they do when nothing else is said. */
  @BeforeAll
  static void start(@TempDir Path store) {
    bench =
        ServerBench.large(
            ServerBench.and(
                ServerBench.LARGE_POOL, "--lease-db", store.resolve("leases.db").toString()));
  }

  @AfterEach
  void clear() {
    bench.lab().ip(NODE, "address", "flush", "dev", Lab.INTERFACE);
  }

  private static void assertConfigured(String address) {
    String wanted = address + "/16";
    Deadline.awaitTrue(
        wanted + " is on the interface", () -> bench.lab().addresses(NODE).contains(wanted));
  }

  @Test
  void udhcpcBindsRenewsAndReleases() {
    try (Program client = PeerClients.udhcpc(bench.lab(), NODE)) {
      String lease = "lease of (\\S+) obtained from 192.168.1.1, lease time 3600";
      String address = client.err().await(lease, Deadline.PATIENCE).group(1);
      assertConfigured(address);
      client.signal("USR1");
      assertEquals(address, client.err().await(lease, Deadline.PATIENCE).group(1));
      client.signal("USR2");
      bench.server().err().await("DHCPRELEASE of " + address, Deadline.PATIENCE);
    }
  }

  @Test
  void dhclientBindsAndComesBackToItsAddress() {
    String bound = "bound to (\\S+)";
    String address;
    try (Program client = PeerClients.dhclient(bench.lab(), NODE, directory)) {
      address = client.err().await(bound, Deadline.PATIENCE).group(1);
      assertConfigured(address);
    }
    // Its lease file is there, so it starts in INIT-REBOOT.
    try (Program client = PeerClients.dhclient(bench.lab(), NODE, directory)) {
      client.err().await("DHCPREQUEST for " + address, Deadline.PATIENCE);
      assertEquals(address, client.err().await(bound, Deadline.PATIENCE).group(1));
    }
  }

  @Test
  void dhclientFromAnotherNetworkIsRefusedAndBinds() throws IOException {
    Files.move(PeerClients.leaseOfWrongNetwork(directory), directory.resolve("dhclient.leases"));
    try (Program client = PeerClients.dhclient(bench.lab(), NODE, directory)) {
      client.err().await("DHCPNAK", Deadline.PATIENCE);
      assertConfigured(client.err().await("bound to (\\S+)", Deadline.PATIENCE).group(1));
    }
  }

  @Test
  void dhcpcdBindsAndReleases() {
    try (Program client =
        PeerClients.dhcpcd(bench.lab(), NODE, directory, "--noarp", "--nodelay")) {
      String address =
          client.err().await("leased (\\S+) for 3600 seconds", Deadline.PATIENCE).group(1);
      assertConfigured(address);
      // Before it listens on the address it would not release it.
      client.err().await("spawned listener", Deadline.PATIENCE);
      client.signal("ALRM");
      bench.server().err().await("DHCPRELEASE of " + address, Deadline.PATIENCE);
    }
  }

  @Test
  void fiveHundredExchangesASecondAreAllAnswered() {
    bench.lab().addAddress(NODE, "192.168.1.2/16");
    // On a machine that is busy otherwise perfdhcp's own socket overflows and it counts answers as
    // lost that the server sent; so a lossy round is tried again, with clients that are new.
    Program.Result result = fiveThousandExchanges(0);
    for (int round = 1; round < ROUNDS && result.exitCode() != 0; round++) {
      result = fiveThousandExchanges(round);
    }
    assertEquals(0, result.exitCode(), result::out);
    List<String> drops = result.out().lines().filter(line -> line.startsWith("drops:")).toList();
    assertEquals(List.of("drops: 0", "drops: 0"), drops);
    assertTrue(result.out().contains("received packets: 5000"), result::out);
  }

  private static Program.Result fiveThousandExchanges(int round) {
    return PeerClients.perfdhcp(
            bench.lab(),
            NODE,
            "192.168.1.1",
            "-r",
            "500",
            "-n",
            "5000",
            "-R",
            "5000",
            "-b",
            "mac=02:0a:0" + round + ":00:00:00",
            "-W",
            "2000000")
        .awaitEnd();
  }
}
