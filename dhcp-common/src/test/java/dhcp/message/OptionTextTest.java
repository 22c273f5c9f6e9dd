package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options as users type them, their bytes, and how they are printed again. */
class OptionTextTest {
  private static final String SAME = "=";

  /** Name, typed text, bytes, printed text ({@code =} when it is the typed one). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "subnet-mask | 255.255.255.0 | ffffff00 | =",
        "netmask | 0.0.0.0 | 00000000 | =",
        "time-offset | -3600 | fffff1f0 | =",
        "router | 192.168.1.1,192.168.1.2 | c0a80101c0a80102 | =",
        "routers | 192.168.1.1, 192.168.1.2 | c0a80101c0a80102 | 192.168.1.1,192.168.1.2",
        "dns-server | 1.1.1.1 8.8.8.8 | 0101010108080808 | 1.1.1.1,8.8.8.8",
        "6 | hex:01010101 | 01010101 | 1.1.1.1",
        "host-name | pc 1 | 70632031 | =",
        "host-name | \"a\\x1b\\\\\" | 611b5c | =",
        "host-name | \u00e9 | c3a9 | \"\\xc3\\xa9\"",
        "bootfile-name | boot\\x64\\wdsnbp.com | 626f6f745c7836345c7764736e62702e636f6d | =",
        "ip-forwarding | on | 01 | true",
        "ip-forwarding | 0 | 00 | false",
        "policy-filter | 10.0.0.0,255.0.0.0 | 0a000000ff000000 | =",
        "default-ip-ttl | 64 | 40 | =",
        "path-mtu-plateau-table | 68,1500 | 004405dc | =",
        "mtu | 1400 | 0578 | =",
        "static-route | 10.0.0.1,10.0.0.2 | 0a0000010a000002 | =",
        "netbios-node-type | 8 | 08 | =",
        "vendor-encapsulated-options | hex:0104c0a80109ff | 0104c0a80109ff | =",
        "lease-time | 12h | 0000a8c0 | 43200",
        "lease-time | infinite | ffffffff | =",
        "51 | 600 | 00000258 | =",
        "message-type | discover | 01 | DHCPDISCOVER",
        "parameter-request-list | 1,router,224 | 0103e0 | subnet-mask,router,224",
        "client-id | hex:01020000000001 | 01020000000001 | =",
        "client-identifier | host7 | 00686f737437 | hex:00686f737437",
        "mobile-ip-home-agent | `` | `` | =",
        "user-class | iPXE | 0469505845 | =",
        "user-class | a,b | 01610162 | =",
        "user-class | plain:iPXE | 69505845 | =",
        "slp-directory-agent | true;10.0.0.1,10.0.0.2 | 010a0000010a000002 | =",
        "slp-service-scope | false | 00 | =",
        "rapid-commit | true | `` | =",
        "client-fqdn | host.example. | 05000004686f7374076578616d706c6500 | 5/0/0/host.example.",
        "client-fqdn | host | 05000004686f7374 | 5/0/0/host",
        "fqdn | 0/255/255/a b | 00ffff612062 | =",
        "relay-agent-information | circuit-id=eth1;remote-id=hex:020000000001 "
            + "| 0104657468310206020000000001 | =",
        "relay-agent-information | link-selection=10.0.0.1;200=hex:00 | 05040a000001c80100 | =",
        "relay-agent-information | relay-source-port= | 1300 | relay-source-port=true",
        "authentication | 1;1;0;hex:0000000000000001;hex:aa | 0101000000000000000001aa | =",
        "client-architecture | 0,7 | 00000007 | =",
        "client-network-interface | 1,2,1 | 010201 | =",
        "uuid-guid | 01234567-89ab-cdef-0123-456789abcdef | 000123456789abcdef0123456789abcdef | =",
        "captive-portal | https://a.example/x?y=1,2 "
            + "| 68747470733a2f2f612e6578616d706c652f783f793d312c32 | =",
        "domain-search | a.example,b.example | 0161076578616d706c65000162c002 | =",
        "domain-search | a.example. . | 0161076578616d706c650000 | a.example,.",
        "sip-servers | sip.example | 0003736970076578616d706c6500 | =",
        "sip-servers | 10.0.0.1 | 010a000001 | =",
        "classless-static-route | 10.0.0.0/8,192.168.1.254,0.0.0.0/0,192.168.1.1 "
            + "| 080ac0a801fe00c0a80101 | =",
        "classless-static-routes | 10.17.0.0/16 10.0.0.1 10.27.129.0/24 10.229.0.128 "
            + "| 100a110a000001180a1b810ae50080 | 10.17.0.0/16,10.0.0.1,10.27.129.0/24,10.229.0.128",
        "ms-classless-static-route | 10.198.122.47/32,10.0.0.1 | 200ac67a2f0a000001 | =",
        "vendor-identifying-options | 3561:0102,4491:ff | 00000de90201020000118b01ff | =",
        "lost-server | lost.example | 046c6f7374076578616d706c6500 | =",
        "sztp-redirect | https://a;https://b | 000968747470733a2f2f61000968747470733a2f2f62 | =",
        "rdnss-selection | 1;10.0.0.1;10.0.0.2;a.example "
            + "| 010a0000010a0000020161076578616d706c6500 | =",
        "status-code | 1;no; really | 016e6f3b207265616c6c79 | =",
        "pcp-servers | 10.0.0.1,10.0.0.2;10.0.0.3 | 080a0000010a000002040a000003 | =",
        "portparams | 4;8;258 | 04080102 | =",
        "224 | hex:0102 | 0102 | =",
        "option-224 | 01:02 | 0102 | hex:0102",
      })
  void typedTextMakesBytesAndIsPrinted(String name, String typed, String hex, String printed) {
    Option<?> option = Options.named(name);
    assertEquals(hex, Bytes.hex(option.parseBytes(typed)));
    assertEquals(printed.equals(SAME) ? typed : printed, option.describe(Bytes.parseHex(hex)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "subnet-mask | 255.0.255.0 | 255.0.255.0",
        "subnet-mask | 24 | 24",
        "router | 192.168.1 | 192.168.1",
        "router | `` | makes 0 bytes",
        "host-name | \"a\\q\" | backslash",
        "host-name | hex:0g | 0g",
        "time-offset | 2147483648 | 2147483648",
        "ip-forwarding | maybe | maybe",
        "default-ip-ttl | 0 | 0 is not in 1 to 255",
        "interface-mtu | 67 | 67 is not in 68 to 65535",
        "interface-mtu | 65536 | 65536",
        "interface-mtu | 1e3 | 1e3",
        "static-route | 10.0.0.1 | pairs",
        "lease-time | 5 minutes | 5 minutes",
        "lease-time | 4294967295 | 4294967295",
        "lease-time | -1 | -1",
        "message-type | 14 | 14",
        "parameter-request-list | 1,nothing | nothing",
        "client-identifier | `` | makes 1 bytes, which must be 2 to 255",
        "user-class | a,,b | 0 is not in 1 to 255",
        "rapid-commit | false | false",
        "client-fqdn | 1/2/host | 1/2/host",
        "relay-agent-information | eth0 | eth0",
        "relay-agent-information | link-selection=1 | link-selection",
        "domain-search | a..b | a..b",
        "domain-search | -\u00e9 | letters",
        "lost-server | a,b | one domain name",
        "classless-static-route | 10.0.0.0/8 | 10.0.0.0/8",
        "classless-static-route | 10.0.0.1/8,10.0.0.2 | 10.0.0.0/8",
        "vendor-identifying-options | 0102 | 0102",
        "client-machine-id | 1234 | 1234",
        "portparams | 4;8 | offset;psid-length;psid",
        "vendor-encapsulated-options | words | words",
      })
  void textThatMeansNothingIsRefusedByNameAndText(String name, String typed, String named) {
    Option<?> option = Options.named(name);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> option.parseBytes(typed));
    assertTrue(e.getMessage().startsWith(name + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }

  /** Option name and data that is not well-formed, printed as bytes. */
  @ParameterizedTest
  @CsvSource({
    "subnet-mask, ff00ff00",
    "subnet-mask, ffffff",
    "router, 0a0000",
    "router, 0a00000101",
    "host-name, 00",
    "ip-forwarding, 02",
    "default-ip-ttl, 00",
    "interface-mtu, 0043",
    "max-message-size, 023f",
    "static-route, 0a000001",
    "lease-time, 00000e1000",
    "message-type, 0e",
    "client-identifier, 01",
    "rapid-commit, 00",
    "client-fqdn, 0400",
    "client-fqdn, 04000005616263",
    "relay-agent-information, 0105",
    "relay-agent-information, 01",
    "client-architecture, 00",
    "client-machine-id, 0100000000000000000000000000000000",
    "auto-configure, 02",
    "domain-search, 0161",
    "domain-search, c000",
    "domain-search, 0161c000c0",
    "domain-search, 40",
    "sip-servers, 020a000001",
    "sip-servers, 010a0000",
    "classless-static-route, 210a0000010a000001",
    "classless-static-route, 080a0a0000",
    "vendor-identifying-class, 0000000102aa",
    "sztp-redirect, 000561",
    "portparams, 040801",
  })
  void dataThatIsNotWellFormedIsPrintedAsBytes(String name, String hex) {
    Option<?> option = Options.named(name);
    byte[] data = Bytes.parseHex(hex);
    assertTrue(option.decode(data).isEmpty());
    assertEquals("hex:" + hex, option.describe(data));
    assertEquals("hex:" + hex, option.plain(data));
  }
}
