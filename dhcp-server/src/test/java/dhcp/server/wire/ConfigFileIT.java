package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.Options;
import dhcp.net.AddressRange;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that a file configures: subnet, classes, reservations, and flags that win over it. */
class ConfigFileIT {
  private static final String FILE =
      """
      interface: eth0
      lease-time: 2h
      domain: file.test
      lease-db: none
      control: none
      subnets:
        - subnet: 192.168.1.0/24
          range: [192.168.1.100-192.168.1.149, 192.168.1.180-192.168.1.189]
          router: 192.168.1.1
          dns: [192.168.1.2, 192.168.1.3]
      classes:
        - name: phones
          vendor-class: phone
          option: {tftp-server-name: phones.test, 224: "hex:0a0b"}
          range: 192.168.1.180-192.168.1.189
        - name: labs
          mac: 02:1a:b0
          domain: lab.test
      reservations:
        - mac: 02:5f:00:00:00:07
          address: 192.168.1.7
          hostname: printer
          domain: printers.test
        - id: 00aabb
          address: 192.168.1.8
      """;

  @TempDir private static Path directory;

  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() throws IOException {
    Path file = Files.writeString(directory.resolve("server.yaml"), FILE);
    bench = ServerBench.of(List.of("--config", file.toString(), "--lease-time", "20m"));
  }

  private static ScriptedClient client(String mac) {
    return bench.clientOf(MacAddress.parse(mac));
  }

  @Test
  void aClientGetsWhatItsSubnetSaysAndTheFlagsTime() {
    Reply ack = bench.newClient().lease();
    assertEquals(List.of(Ipv4Address.of(192, 168, 1, 1)), ack.get(Options.ROUTER));
    assertEquals(2, ack.get(Options.DOMAIN_NAME_SERVERS).size());
    assertEquals("file.test", ack.get(Options.DOMAIN_NAME));
    assertEquals(1200, ack.get(Options.LEASE_TIME));
    assertFalse(ack.message().has(224));
  }

  @Test
  void aClassHasItsOwnRangeAndOptions() {
    Reply ack =
        bench
            .newClient()
            .lease(
                message ->
                    message
                        .put(Options.VENDOR_CLASS, "phone")
                        .put(Options.PARAMETER_REQUEST_LIST, List.of(1, 3, 66, 224)));
    AddressRange phones =
        new AddressRange(Ipv4Address.of(192, 168, 1, 180), Ipv4Address.of(192, 168, 1, 189));
    assertTrue(phones.contains(ack.yiaddr()), () -> "leased " + ack.yiaddr());
    assertEquals("phones.test", ack.get(Options.TFTP_SERVER_NAME));
    assertEquals("0a0b", Bytes.hex(ack.message().raw(224).orElseThrow()));
  }

  @Test
  void aClassOfHardwareAddressesOverridesTheSubnet() {
    assertEquals("lab.test", client("02:1a:b0:00:00:01").lease().get(Options.DOMAIN_NAME));
  }

  @Test
  void reservationsGoByHardwareAddressAndByClientIdentifier() {
    Reply printer = client("02:5f:00:00:00:07").lease();
    assertEquals("192.168.1.7", printer.yiaddr().toString());
    assertEquals("printer", printer.get(Options.HOST_NAME));
    assertEquals("printers.test", printer.get(Options.DOMAIN_NAME));
    Reply byId =
        bench
            .newClient()
            .lease(
                message ->
                    message.putRaw(Options.CLIENT_IDENTIFIER.code(), Bytes.parseHex("00aabb")));
    assertEquals("192.168.1.8", byId.yiaddr().toString());
  }
}
