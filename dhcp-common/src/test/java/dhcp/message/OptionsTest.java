package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding options by name and number, and their values in plain Java. */
class OptionsTest {
  /** Names of dnsmasq, ISC dhcpd and Kea. */
  @ParameterizedTest
  @CsvSource({
    "router, 3",
    "routers, 3",
    "ROUTER, 3",
    "dns-server, 6",
    "domain-name-servers, 6",
    "hostname, 12",
    "host-name, 12",
    "domain-name, 15",
    "mtu, 26",
    "interface-mtu, 26",
    "ntp-server, 42",
    "ntp-servers, 42",
    "vendor-encap, 43",
    "netbios-ns, 44",
    "dhcp-lease-time, 51",
    "dhcp-server-identifier, 54",
    "t1, 58",
    "dhcp-client-identifier, 61",
    "tftp-server, 66",
    "tftp-server-name, 66",
    "bootfile-name, 67",
    "boot-file-name, 67",
    "fqdn, 81",
    "agent-info, 82",
    "client-arch, 93",
    "v6-only-preferred, 108",
    "v4-captive-portal, 114",
    "subnet-select, 118",
    "domain-search, 119",
    "classless-static-route, 121",
    "rfc3442-classless-static-routes, 121",
    "vivso-suboptions, 125",
    "vendor-id-encap, 125",
    "tftp-server-address, 150",
    "option-6rd, 212",
    "domain_name_servers, 6",
    "ntpsrv, 42",
    "staticroutes, 121",
    "wpad, 252",
    "3, 3",
    "224, 224",
    "254, 254",
    "option-224, 224",
    "option-6, 6"
  })
  void knownNamesAreFound(String name, int code) {
    assertEquals(Optional.of(code), Options.byName(name).<Integer>map(Option::code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "255", "256", "999", "-1", "", "option-", "option-0", "rooter", "3x"})
  void otherWordsAreNoOption(String name) {
    assertEquals(Optional.empty(), Options.byName(name));
  }

  @Test
  void aWrongNameIsAnsweredWithTheNearestRightOnes() {
    assertEquals(List.of("router", "routes"), Options.nearest("rooter"));
    assertEquals(List.of("domain-search"), Options.nearest("domain-serch").subList(0, 1));
    assertEquals(List.of(), Options.nearest("xyzzyxyzzy"));
    IllegalArgumentException near =
        assertThrows(IllegalArgumentException.class, () -> Options.named("rooter"));
    assertEquals("'rooter' is no DHCP option; did you mean router, routes?", near.getMessage());
    IllegalArgumentException far =
        assertThrows(IllegalArgumentException.class, () -> Options.named("xyzzy\u001bxyzzy"));
    assertEquals(
        "'xyzzy\\x1bxyzzy' is no DHCP option; a number of 1 to 254 names any", far.getMessage());
  }

  @Test
  void unregisteredCodesAreBytes() {
    assertEquals(Optional.empty(), Options.byCode(224));
    assertEquals(Optional.empty(), Options.byCode(-1));
    assertEquals(Optional.empty(), Options.byCode(256));
    Option<?> option = Options.of(224);
    assertEquals("option-224 (224)", option.toString());
    assertEquals("hex:0102", option.describe(new byte[] {1, 2}));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0a000001, [10.0.0.1]",
    "55, 0103, '[1, 3]'",
    "124, 00000009026162, '[{enterprise=9, data=hex:6162}]'"
  })
  void listsArePlain(int code, String hex, String plain) {
    assertEquals(plain, plain(code, hex).toString());
  }

  @Test
  void structuresArePlainObjectsInWireOrder() {
    assertEquals(3600L, plain(51, "00000e10"));
    assertEquals(true, plain(19, "01"));
    assertEquals(-1L, plain(2, "ffffffff"));
    assertEquals("\"\\x1b\"", plain(12, "1b"));
    assertEquals(
        List.of(Map.of("destination", "10.0.0.0/8", "router", "10.0.0.1")),
        plain(121, "080a0a000001"));
    assertEquals(
        "{circuit-id=eth1, remote-id=hex:02, link-selection=10.0.0.1, 200=hex:00}",
        plain(82, "010465746831020102050 40a000001c80100".replace(" ", "")).toString());
    assertEquals(
        "{flags=5, rcode1=0, rcode2=255, name=host.}", plain(81, "0500ff04686f737400").toString());
    assertEquals("{mandatory=true, servers=[10.0.0.1]}", plain(78, "010a000001").toString());
    assertEquals(List.of("iPXE"), plain(77, "69505845"));
    assertEquals(List.of("a.example"), plain(119, "0161076578616d706c6500"));
    assertEquals(List.of("10.0.0.1"), plain(120, "010a000001"));
    assertEquals(List.of(List.of("10.0.0.1", "10.0.0.2")), plain(33, "0a0000010a000002"));
  }

  private static Object plain(int code, String hex) {
    return Options.of(code).plain(Bytes.parseHex(hex));
  }

  @Test
  void relaySubOptionsAreReadByTheirOwnTable() {
    SubOptions relay =
        Options.RELAY_AGENT_INFORMATION
            .decode(Bytes.parseHex("01046574683105040a0000010b030a00001300010178"))
            .orElseThrow();
    assertEquals("eth1", Text.of(relay.get(RelayAgentInformation.CIRCUIT_ID).orElseThrow()));
    assertEquals(
        "10.0.0.1", relay.get(RelayAgentInformation.LINK_SELECTION).orElseThrow().toString());
    assertEquals(Optional.empty(), relay.get(RelayAgentInformation.SERVER_IDENTIFIER_OVERRIDE));
    assertEquals(Optional.of(true), relay.get(RelayAgentInformation.RELAY_SOURCE_PORT));
    assertEquals(Optional.empty(), relay.get(RelayAgentInformation.REMOTE_ID));
    assertTrue(relay.raw(11).isPresent());
  }
}
