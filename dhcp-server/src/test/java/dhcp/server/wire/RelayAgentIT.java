package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.PeerClients;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.Sighting;
import dhcp.testing.Station;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * ISC dhcrelay between server.jar and a client on another link (RFC 1542, RFC 3046).
 *
 * <pre>
 *   server 192.168.1.1 --- br0 --- 192.168.1.2 eth0 client2 (relay) eth1 10.9.0.1 --- eth0 client3
 * </pre>
 */
class RelayAgentIT {
  private static final String RELAY = Lab.client(2);
  private static final String FAR = Lab.client(3);
  private static final Ipv4Address GIADDR = Ipv4Address.of(10, 9, 0, 1);
  private static final Subnet FAR_NETWORK = Subnet.parse("10.9.0.0/24");

  @AutoClose private Lab lab;
  private Program server;

  @BeforeEach
  void raise() {
    lab = Lab.up(3);
    layFarLink();
    server =
        lab.start(
            Lab.SERVER,
            Jars.server(
                ServerBench.usualAnd(
                        "--dhcp-range",
                        "10.9.0.10",
                        "10.9.0.99",
                        "255.255.255.0",
                        "--router",
                        GIADDR.toString())
                    .toArray(String[]::new)));
    server.out().await("^READY", Deadline.PATIENCE);
    lab.start(
            RELAY,
            "dhcrelay",
            "-4",
            "-d",
            "-a",
            "-m",
            "append",
            "-id",
            "eth1",
            "-iu",
            "eth0",
            ServerBench.SERVER_IP.toString())
        .err()
        .await("Sending on +Socket", Deadline.PATIENCE);
  }

  /** Takes the far client off the bridge and connects it to a second interface of the relay. */
  private void layFarLink() {
    lab.ip(Lab.BRIDGE, "link", "delete", FAR);
    lab.ip(
        RELAY,
        "link",
        "add",
        "eth1",
        "type",
        "veth",
        "peer",
        "name",
        Lab.INTERFACE,
        "netns",
        lab.namespace(FAR));
    lab.ip(RELAY, "link", "set", "eth1", "up");
    lab.ip(FAR, "link", "set", Lab.INTERFACE, "up");
    lab.addAddress(RELAY, "192.168.1.2/24");
    lab.ip(RELAY, "address", "add", GIADDR + "/24", "dev", "eth1");
    lab.run(RELAY, "sysctl", "-qw", "net.ipv4.ip_forward=1");
    Deadline.awaitTrue(
        "the far link is up", () -> lab.ip(RELAY, "link", "show", "eth1").contains("state UP"));
  }

  @Test
  void aClientBehindTheRelayBindsAndRenews() {
    try (Station atRelay = Station.at(lab, RELAY);
        Station atServer = Station.at(lab, Lab.SERVER)) {
      Program client = PeerClients.udhcpc(lab, FAR);
      String lease = "lease of (\\S+) obtained from 192.168.1.1";
      String address = client.err().await(lease, Deadline.PATIENCE).group(1);
      assertTrue(FAR_NETWORK.contains(Ipv4Address.parse(address)), address);
      assertTheSameInformationBothWays(atServer, atRelay);

      // The renewal is routed, not relayed: its answer must go back to the router.
      Deadline.awaitTrue("address is set", () -> lab.addresses(FAR).contains(address + "/24"));
      client.signal("USR1");
      client.err().await("(?i)renew", Deadline.PATIENCE);
      assertEquals(address, client.err().await(lease, Deadline.PATIENCE).group(1));
    }
  }

  private static void assertTheSameInformationBothWays(Station atServer, Station atRelay) {
    int code = Options.RELAY_AGENT_INFORMATION.code();
    List<DhcpMessage> asked = atServer.since(0, Sighting::dhcp);
    List<Reply> answers = atRelay.since(0, Reply::in);
    assertEquals(2, answers.size());
    for (Reply answer : answers) {
      assertEquals(GIADDR, answer.udp().destinationIp());
      assertArrayEquals(
          asked.get(0).raw(code).orElseThrow(), answer.message().raw(code).orElseThrow());
    }
  }
}
