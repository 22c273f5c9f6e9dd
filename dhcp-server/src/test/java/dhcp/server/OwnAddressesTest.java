package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.link.InterfaceAddress;
import dhcp.link.InterfaceState;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.config.ConfigException;
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.ServerPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which addresses are the server's on a link, and when a link cannot be served. */
class OwnAddressesTest {
  private static ServerPolicy policy(String... more) throws ConfigException {
    List<String> flags = new ArrayList<>(Flags.GOOD);
    flags.addAll(Arrays.asList(more));
    return Flags.read(flags).policy();
  }

  private static InterfaceState state(String... addresses) {
    return new InterfaceState(
        true,
        1,
        true,
        MacAddress.parse("02:00:00:00:00:fe"),
        1500,
        Arrays.stream(addresses)
            .map(text -> new InterfaceAddress(Ipv4Address.parse(text), 24))
            .toList());
  }

  private static ServerLink link(ServerPolicy policy, InterfaceState eth0) {
    return OwnAddresses.link("eth0", Map.of("eth0", eth0, "eth1", state("10.0.0.1")), policy);
  }

  private static String trouble(ServerPolicy policy, InterfaceState eth0) {
    return OwnAddresses.trouble(link(policy, eth0), policy).orElse("");
  }

  @Test
  void addressesOfOtherLinksAreOwnElsewhere() throws ConfigException {
    ServerLink link = link(policy(), state("192.168.1.1", "192.168.1.2"));
    assertEquals(2, link.addresses().size());
    assertEquals(List.of(Ipv4Address.parse("10.0.0.1")), link.elsewhere());
  }

  @Test
  void aConfiguredIdentifierIsOwnWithoutTheKernelKnowingIt() throws ConfigException {
    Ipv4Address server = Ipv4Address.parse("192.168.1.1");
    ServerPolicy policy = policy("--server-ip", "192.168.1.1");
    assertEquals("", trouble(policy, state()));
    assertTrue(OwnAddresses.isOurAlone(server, state(), link(policy, state())));
    InterfaceState known = state("192.168.1.1");
    assertFalse(OwnAddresses.isOurAlone(server, known, link(policy, known)));
    assertEquals(1, link(policy, known).addresses().size());
  }

  @Test
  void aLinkWithoutAFittingAddressIsRefusedWithWhatWouldHelp() throws ConfigException {
    String none = trouble(policy(), state());
    assertTrue(none.contains("eth0 has no IPv4 address"), none);
    assertTrue(none.contains("ip address add 192.168.1.1/24 dev eth0"), none);
    String other = trouble(policy(), state("172.16.0.1"));
    assertTrue(other.contains("no address in 192.168.1.0/24, only 172.16.0.1"), other);
    assertTrue(other.contains("--server-ip"), other);
  }

  @Test
  void aFittingAddressOrRelaysAloneAreNoTrouble() throws ConfigException {
    assertEquals("", trouble(policy(), state("172.16.0.1", "192.168.1.9")));
    assertEquals("", trouble(policy("--relay-only"), state("172.16.0.1")));
    assertEquals(
        Optional.empty(), OwnAddresses.trouble(link(policy(), state("192.168.1.1")), policy()));
  }

  /** All subnets may be behind relay agents; the identifier is the interface's address then. */
  @Test
  void anIdentifierOutsideTheSubnetsMustBeAnAddressOfTheServer() throws ConfigException {
    ServerPolicy named = policy("--server-ip", "172.16.0.1");
    assertEquals("", trouble(named, state("172.16.0.1")));
    assertEquals("", trouble(named, state("192.168.1.1", "172.16.0.1")));
    assertEquals("", trouble(policy("--server-ip", "10.0.0.1"), state("172.16.0.1")));
    String foreign = trouble(named, state("192.168.1.1"));
    assertEquals(
        "the server address 172.16.0.1 is neither one of eth0 (192.168.1.1) nor in 192.168.1.0/24;"
            + " give one that is, or --relay-only",
        foreign);
    assertEquals(
        "", trouble(policy("--server-ip", "9.9.9.9", "--relay-only"), state("172.16.0.1")));
  }
}
