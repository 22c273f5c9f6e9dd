package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.Endpoint;
import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.testing.Lab;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What has killed other servers, sent to everybody and to this server alone, at every level of its
 * log: the same process goes on with the same threads, leases to the next client, and can read
 * afterwards what it has stored.
 */
class KnownKillersIT {
  /** Each a flag; the second leaves the level of the log as it is. */
  private static final List<String> LEVELS = List.of("--quiet", "--no-conflict-check", "-v", "-vv");

  /** Threads that serve; without one of them a server is deaf or dumb. */
  private static final Set<String> THREADS =
      Set.of("capture-eth0", "commit", "reports", "timer", "watchdog");

  @TempDir private static Path stores;

  private static final Map<String, ServerBench> BENCHES = new LinkedHashMap<>();

  private static List<String> flags(String level) {
    return ServerBench.and(
        ServerBench.LARGE_POOL,
        level,
        "--lease-db",
        stores.resolve(level + ".db").toString(),
        "--control",
        "none");
  }

  @BeforeAll
  static void start() {
    LEVELS.forEach(level -> BENCHES.put(level, ServerBench.large(flags(level))));
  }

  /** What is stored can be read again, and the log held no more than lines of text. */
  @AfterAll
  static void restart() {
    try {
      BENCHES.forEach(KnownKillersIT::assertReadsItsLeases);
    } finally {
      BENCHES.values().forEach(ServerBench::close);
    }
  }

  private static void assertReadsItsLeases(String level, ServerBench bench) {
    Ipv4Address address = bench.known().lease().yiaddr();
    assertEquals(0, bench.server().stop().exitCode(), level);
    for (String line : bench.server().err().lines()) {
      assertTrue(!line.contains("Exception") && !line.startsWith("\tat "), line);
      assertTrue(line.chars().allMatch(c -> c >= 0x20 && c < 0x7f), "escaped: " + line);
    }
    bench.start(flags(level));
    assertEquals(
        MessageType.ACK, bench.known().exchange(bench.known().initReboot(address)).type(), level);
  }

  @ParameterizedTest
  @EnumSource
  void servesOnAfter(Killer killer) {
    Endpoint server = new Endpoint(Lab.serverMac(), ServerBench.SERVER_IP, 67);
    for (ServerBench bench : BENCHES.values()) {
      killer.frames(bench.newClient(), server).forEach(bench.station()::send);
      // A known client first: in overload, until all this is read, new ones have to ask again.
      bench.assertServes();
      assertEquals(MessageType.ACK, bench.newClient().lease().type());
      Set<String> threads = bench.server().threads();
      Set<String> missing =
          THREADS.stream().filter(name -> !threads.contains(name)).collect(Collectors.toSet());
      assertEquals(Set.of(), missing);
    }
  }
}
