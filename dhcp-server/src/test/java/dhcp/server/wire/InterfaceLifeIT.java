package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import dhcp.testing.Footprint;
import dhcp.testing.Lab;
import dhcp.testing.Station;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to the interface while the server runs, which goes on serving. */
class InterfaceLifeIT {
  private static final int FLAPS = Integer.getInteger("dhcp.flaps", 60);

  @AutoClose private ServerBench bench;
  private long pid;

  @BeforeEach
  void start() {
    bench = ServerBench.with();
    pid = bench.server().pid();
  }

  private void ip(String node, String... arguments) {
    bench.lab().ip(node, arguments);
  }

  private void assertStillServes() {
    bench.awaitServes();
    assertTrue(bench.server().isRunning());
    assertEquals(pid, bench.server().pid());
  }

  @Test
  void servesAgainAfterDownAndUp() {
    for (int i = 0; i < 3; i++) {
      ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "down");
      bench.server().err().await("(?i)down", Station.ANSWER);
      ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "up");
      assertStillServes();
    }
  }

  @Test
  void manyFlapsLeaveNoFilesAndThreadsBehind() {
    Footprint before = Footprint.of(pid);
    for (int i = 0; i < FLAPS; i++) {
      ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "down");
      ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "up");
    }
    assertStillServes();
    Footprint after = Footprint.of(pid);
    after.assertNoMoreThan(before);
    System.out.printf("%d flaps: %s before, %s after%n", FLAPS, before, after);
  }

  @Test
  void servesAgainAfterTheInterfaceWasDeletedAndMadeAnew() {
    ip(Lab.SERVER, "link", "delete", Lab.INTERFACE);
    bench.server().err().await("(?i)gone", Station.ANSWER);
    ip(
        Lab.BRIDGE,
        "link",
        "add",
        "server",
        "type",
        "veth",
        "peer",
        "name",
        Lab.INTERFACE,
        "address",
        "02:00:00:00:00:aa",
        "netns",
        bench.lab().namespace(Lab.SERVER));
    ip(Lab.BRIDGE, "link", "set", "server", "master", "br0", "up");
    ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "up");
    bench.lab().addAddress(Lab.SERVER, ServerBench.SERVER_IP + "/24");
    assertStillServes();
  }

  @Test
  void servesOnUnderANewName() {
    ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "down");
    ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "name", "lan0");
    ip(Lab.SERVER, "link", "set", "lan0", "up");
    assertStillServes();
  }

  @Test
  void servesAgainWhenItsAddressComesBack() {
    ip(Lab.SERVER, "address", "flush", "dev", Lab.INTERFACE);
    bench.lab().addAddress(Lab.SERVER, ServerBench.SERVER_IP + "/24");
    assertStillServes();
  }

  @Test
  void sendsFromTheNewHardwareAddress() {
    ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "address", "02:00:00:00:00:bb");
    bench.server().err().await("hardware address is 02:00:00:00:00:bb", Station.ANSWER);
    assertStillServes();
    assertEquals("02:00:00:00:00:bb", bench.known().lease().udp().source().toString());
  }

  @Test
  void servesOnAnInterfaceWithoutAnyAddressWhenToldItsOwn() {
    ip(Lab.SERVER, "address", "flush", "dev", Lab.INTERFACE);
    bench.server().stop();
    bench.start(ServerBench.usualAnd("--server-ip", "192.168.1.3"));
    Ipv4Address told = Ipv4Address.of(192, 168, 1, 3);
    assertEquals(told, bench.newClient().lease().udp().sourceIp());
  }

  @Test
  void startsOnAnInterfaceThatIsDown() {
    bench.server().stop();
    ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "down");
    bench.launch(ServerBench.USUAL);
    bench.server().err().await("(?i)down", Station.ANSWER);
    assertTrue(
        bench.server().out().lines().stream().noneMatch(line -> line.startsWith("READY")),
        () -> "READY before frames are captured: " + bench.server());
    ip(Lab.SERVER, "link", "set", Lab.INTERFACE, "up");
    bench.server().out().await("^READY", Station.ANSWER);
    bench.awaitServes();
  }
}
