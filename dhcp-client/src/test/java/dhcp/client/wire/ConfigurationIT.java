package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lease does to the machine, and that nothing of it remains. */
class ConfigurationIT {
  private ClientBench bench;
  private ScriptedServer server;

  @BeforeEach
  void up() {
    bench = ClientBench.create(2);
    server = ScriptedServer.at(bench.lab());
  }

  @AfterEach
  void down() {
    server.close();
    bench.close();
  }

  private Program start(String... flags) {
    String[] all = new String[flags.length + 1];
    all[0] = "--no-conflict-check";
    System.arraycopy(flags, 0, all, 1, flags.length);
    return bench.start(all);
  }

  @Test
  void aStaticAddressOfTheSameSubnetSurvivesTheRelease() {
    Program client = start("--release-on-exit");
    server.lease();
    ClientBench.awaitBound(client);
    bench.lab().addAddress(ClientBench.NODE, "192.168.1.77/24");
    assertExit(0, client.stop());
    assertEquals(List.of("192.168.1.77"), bench.localAddresses());
    assertEquals(List.of("192.168.1.0/24"), bench.shortRoutes());
  }

  @Test
  void classlessRoutesReplaceTheRouter() {
    Program client = start();
    server.lease(
        message ->
            message.put(
                Options.CLASSLESS_STATIC_ROUTE,
                List.of(
                    new Route(Subnet.parse("10.0.0.0/8"), Ipv4Address.of(192, 168, 1, 2)),
                    // Some servers tell what the mask says too; the kernel has that route already.
                    new Route(Subnet.parse("192.168.1.0/24"), Ipv4Address.ANY),
                    new Route(Subnet.parse("172.16.0.0/12"), Ipv4Address.ANY))));
    ClientBench.awaitBound(client);
    assertEquals(
        List.of("10.0.0.0/8 192.168.1.2", "172.16.0.0/12", "192.168.1.0/24"), bench.shortRoutes());
  }

  /** Another interface has the first with that metric; the kernel keeps only one of them. */
  @Test
  void aRouteThatTheKernelRefusesCostsThatRouteOnly() {
    bench.lab().ip(ClientBench.NODE, "route", "add", "10.0.0.0/8", "dev", "lo", "metric", "42");
    Program client = start("--metric", "42");
    server.lease(
        message ->
            message.put(
                Options.CLASSLESS_STATIC_ROUTE,
                List.of(
                    new Route(Subnet.parse("10.0.0.0/8"), Ipv4Address.of(192, 168, 1, 2)),
                    new Route(Subnet.parse("0.0.0.0/0"), ScriptedServer.SERVER))));
    ClientBench.awaitBound(client);
    client.out().await("^ROUTE-REFUSED 10.0.0.0/8 interface=eth0", Deadline.PATIENCE);
    assertTrue(bench.shortRoutes().contains("default 192.168.1.1"), bench.shortRoutes().toString());
    assertTrue(client.err().text().contains("10.0.0.0/8 via 192.168.1.2"), client.err().text());
    assertExit(0, client.stop());
  }

  @Test
  void classlessRoutesCanBeLeftAlone() {
    Program client = start("--no-classless-routes");
    ScriptedServer.Request discover = server.await(MessageType.DISCOVER);
    List<Integer> asked = discover.message().get(Options.PARAMETER_REQUEST_LIST).orElse(List.of());
    assertFalse(asked.contains(121), asked.toString());
    byte[] route = {8, 10, (byte) 192, (byte) 168, 1, 2};
    server.send(ScriptedServer.offer(discover).putRaw(121, route));
    server.send(ScriptedServer.ack(server.await(MessageType.REQUEST)).putRaw(121, route));
    ClientBench.awaitBound(client);
    assertEquals(List.of("192.168.1.0/24", "default 192.168.1.1"), bench.shortRoutes());
  }

  @Test
  void aGatewayOutsideThePrefixIsReachedOnTheLink() {
    Program client = start();
    server.lease(message -> message.put(Options.SUBNET_MASK, Ipv4Address.BROADCAST));
    ClientBench.awaitBound(client);
    assertEquals(List.of("192.168.1.1", "default 192.168.1.1"), bench.shortRoutes());
    assertEquals(32, bench.addresses(Lab.INTERFACE).get(0).get("prefixlen").getAsInt());
  }

  @Test
  void theMtuComesAndGoes() {
    Program client = start("--release-on-exit");
    server.lease(message -> message.put(Options.INTERFACE_MTU, 1400));
    ClientBench.awaitBound(client);
    assertEquals(1400, bench.mtu());
    client.stop();
    assertEquals(1500, bench.mtu());
  }

  @Test
  void flagsLeavePartsAlone() {
    Program client = start("--no-dns", "--no-routes", "--metric", "42");
    server.lease(
        message -> message.put(Options.DOMAIN_NAME_SERVERS, List.of(ScriptedServer.SERVER)));
    ClientBench.awaitBound(client);
    assertEquals(List.of("192.168.1.0/24"), bench.shortRoutes());
    assertEquals(42, bench.routes().get(0).get("metric").getAsInt());
    assertFalse(bench.resolvConf().contains("nameserver"), bench.resolvConf());
  }

  @Test
  void nothingIsTouchedWithoutConfigure() {
    Program client = start("--no-configure");
    server.lease();
    ClientBench.awaitBound(client);
    assertEquals(List.of(), bench.localAddresses());
    assertEquals(List.of(), bench.routes());
    // It answers for the address itself, else no server could reach it there.
    bench.lab().addAddress(Lab.client(2), "192.168.1.2/24");
    Program.Result arping =
        bench.lab().run(Lab.client(2), "ping", "-c", "1", "-W", "1", "192.168.1.100");
    assertTrue(
        bench.lab().ip(Lab.client(2), "neighbour").contains("192.168.1.100 dev eth0 lladdr"),
        arping.out());
  }

  @Test
  void anInterfaceThatIsDownIsSetUp() {
    bench.lab().ip(ClientBench.NODE, "link", "set", Lab.INTERFACE, "down");
    Program client = start();
    server.lease();
    ClientBench.awaitBound(client);
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
  }

  @Test
  void twoInterfacesShareTheResolver() {
    bench.lab().ip(ClientBench.NODE, "link", "add", "eth1", "type", "veth", "peer", "name", "far1");
    bench.lab().ip(ClientBench.NODE, "link", "set", "far1", "up");
    Program first = start("--release-on-exit");
    server.lease(
        message ->
            message
                .put(Options.DOMAIN_NAME, "one.example")
                .put(Options.DOMAIN_NAME_SERVERS, List.of(ScriptedServer.SERVER)));
    ClientBench.awaitBound(first);
    // The other one has its server in the same namespace, at the far end of the pair.
    bench.lab().ip(ClientBench.NODE, "address", "add", "10.7.0.1/24", "dev", "far1");
    Program dnsmasq =
        bench
            .lab()
            .start(
                ClientBench.NODE,
                "dnsmasq",
                "--keep-in-foreground",
                "--log-facility=-",
                "--pid-file=",
                "--conf-file=/dev/null",
                "--port=0",
                "--user=root",
                "--no-ping",
                "--interface=far1",
                "--bind-interfaces",
                "--dhcp-leasefile=" + bench.file("dnsmasq.leases"),
                "--dhcp-option=6,10.7.0.53",
                "--dhcp-option=15,two.example",
                "--dhcp-range=10.7.0.100,10.7.0.200,255.255.255.0,1h");
    dnsmasq.err().await("DHCP, IP range", Deadline.PATIENCE);
    Program second =
        bench
            .lab()
            .start(
                ClientBench.NODE,
                Jars.client(
                    "--no-conflict-check", "--lease-file", "none", "--release-on-exit", "eth1"));
    ClientBench.awaitBound(second);
    String both = bench.resolvConf();
    assertTrue(
        both.contains(
            "search one.example two.example\nnameserver 192.168.1.1\nnameserver 10.7.0.53\n"),
        both);
    assertExit(0, first.stop());
    assertTrue(bench.resolvConf().contains("search two.example\nnameserver 10.7.0.53\n"));
    assertFalse(bench.resolvConf().contains("192.168.1.1"), bench.resolvConf());
    assertExit(0, second.stop());
    assertEquals(
        "# resolver of " + bench.lab().namespace(ClientBench.NODE) + "\n", bench.resolvConf());
  }
}
