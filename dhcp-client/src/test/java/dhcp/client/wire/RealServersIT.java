package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static dhcp.client.wire.ClientBench.text;
import static dhcp.client.wire.ClientBench.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.PeerServer;
import dhcp.testing.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leases of other people's servers, and of our own, on a real interface. */
class RealServersIT {
  @ParameterizedTest
  @EnumSource
  void aLeaseIsTakenAppliedVerifiedAndReleased(PeerServer peer, @TempDir Path directory) {
    try (ClientBench bench = ClientBench.create(1)) {
      Program server = peer.start(bench.lab(), directory);
      Program.Result bound = bench.run("--once");
      assertExit(0, bound);
      String line = bound.out().strip();
      assertTrue(line.matches("BOUND 192\\.168\\.1\\.1[0-9][0-9]/24 [^\\n]*"), line);
      assertEquals("192.168.1.1", word(line, "server"));
      String address = line.split("[ /]")[1];

      JsonObject onInterface = bench.addresses(Lab.INTERFACE).get(0);
      assertEquals(address, text(onInterface, "local"));
      assertEquals(24, onInterface.get("prefixlen").getAsInt());
      assertEquals("192.168.1.255", text(onInterface, "broadcast"));
      long lease = Long.parseLong(word(line, "lease"));
      long lifetime = onInterface.get("valid_life_time").getAsLong();
      assertTrue(lifetime <= lease && lifetime > lease - 60, lifetime + " of " + lease);
      assertTrue(bench.shortRoutes().contains("default " + word(line, "router")), line);
      for (String dns : word(line, "dns").split(",")) {
        assertTrue(bench.resolvConf().contains("nameserver " + dns + "\n"), bench.resolvConf());
      }

      Program.Result again = bench.run("--once", "--json");
      assertExit(0, again);
      assertTrue(again.err().contains("DHCPREQUEST for " + address), again.err());
      assertTrue(!again.err().contains("DHCPDISCOVER"), again.err());
      assertTrue(again.out().contains("\"address\":\"" + address + "\""), again.out());

      assertExit(0, bench.run("--release"));
      assertEquals(List.of(), bench.addresses(Lab.INTERFACE));
      assertEquals(List.of(), bench.routes());
      assertEquals(
          "# resolver of " + bench.lab().namespace(ClientBench.NODE) + "\n", bench.resolvConf());
      awaitRelease(peer, server, directory, address);
    }
  }

  private static void awaitRelease(
      PeerServer peer, Program server, Path directory, String address) {
    Deadline.awaitTrue(
        peer + " frees " + address,
        () -> {
          String leases = peer.leases(server, directory);
          return switch (peer) {
            case DNSMASQ -> !leases.contains(address);
            case ISC_DHCPD ->
                leases.substring(leases.lastIndexOf("lease " + address)).contains("state free");
            case KEA ->
                leases.lines().filter(l -> l.startsWith(address + ",")).toList().stream()
                    .reduce((a, b) -> b)
                    .map(last -> last.split(",")[3].equals("0"))
                    .orElse(false);
            case UDHCPD ->
                leases.lines().anyMatch(l -> l.contains(address) && l.contains("expired"));
          };
        });
  }

  @Test
  void ourOwnServerIsJustAnotherOne() {
    try (ClientBench bench = ClientBench.create(1)) {
      Program server =
          bench
              .lab()
              .start(
                  Lab.SERVER,
                  Jars.server(
                      "--dhcp-range",
                      "192.168.1.100",
                      "192.168.1.200",
                      "255.255.255.0",
                      "--interface",
                      Lab.INTERFACE,
                      "--lease-db",
                      "none",
                      "--control",
                      "none",
                      "--router",
                      "192.168.1.1",
                      "--domain",
                      "lab.example",
                      "--dns",
                      "192.168.1.1"));
      server.out().await("^READY", Deadline.PATIENCE);
      Program client = bench.start("--release-on-exit");
      ClientBench.awaitBound(client);
      assertEquals(1, bench.addresses(Lab.INTERFACE).size());
      assertTrue(bench.resolvConf().contains("search lab.example\nnameserver 192.168.1.1\n"));
      assertExit(0, client.stop());
      assertEquals(List.of(), bench.addresses(Lab.INTERFACE));
      server.err().await("DHCPRELEASE", Deadline.PATIENCE);
    }
  }
}
