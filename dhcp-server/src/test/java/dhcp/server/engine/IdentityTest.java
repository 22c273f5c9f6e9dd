package dhcp.server.engine;

import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.HardwareAddress;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.TestServer.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is one client and who are two. */
class IdentityTest {
  private static final TestClient A = TestClient.number(1);
  private static final TestClient B = TestClient.number(2);
  private static final String IDENTIFIER = "ff5566778899";

  private final TestServer server = new TestServer(of(pool(200)));

  @Test
  void rule25_oneIdentifierOnTwoMachinesIsOneClientAndIsNoticed() {
    Ipv4Address address = server.bind(A.withIdentifier(IDENTIFIER));
    Outcome offer = server.broadcast(B.withIdentifier(IDENTIFIER).discover());
    assertEquals(address, offer.yiaddr());
    assertEquals(
        new Notice.ClonedIdentifier(
            HardwareAddress.ofEthernet(A.mac), HardwareAddress.ofEthernet(B.mac)),
        offer.decision().notice().orElseThrow());
  }

  @Test
  void rule25_keyedByMacTheyAreTwo() {
    TestServer byMac = new TestServer(of(pool(200), Feature.KEY_BY_MAC));
    Ipv4Address address = byMac.bind(A.withIdentifier(IDENTIFIER));
    assertNotEquals(address, byMac.bind(B.withIdentifier(IDENTIFIER)));
  }

  @Test
  void twoIdentifiersOnOneMachineAreTwoClients() {
    Ipv4Address address = server.bind(A.withIdentifier(IDENTIFIER));
    assertNotEquals(address, server.bind(A.withIdentifier("ff00000000")));
  }

  @Test
  void rule26_bootRomWithoutIdentifierAndItsSystemWithOneKeepTheAddress() {
    Ipv4Address address = server.bind(A);
    Outcome offer = server.broadcast(A.withIdentifier(IDENTIFIER).discover());
    assertEquals(Reason.BOOT_ROM_LEASE, offer.reason());
    assertEquals(address, offer.yiaddr());
    assertInstanceOf(
        Decision.Ack.class,
        server.broadcast(A.withIdentifier(IDENTIFIER).select(address, SERVER)).decision());
    assertEquals(
        A.withIdentifier(IDENTIFIER).key(), server.engine.lease(address).orElseThrow().client());
  }

  @Test
  void rule26_leaseThatHadAnIdentifierIsNotGivenToAnotherIdentifier() {
    Ipv4Address address = server.bind(A.withIdentifier(IDENTIFIER));
    assertNotEquals(address, server.broadcast(A.discover()).yiaddr());
    assertNotEquals(address, server.broadcast(A.withIdentifier("ff01").discover()).yiaddr());
  }

  @Test
  void identifierThatIsJustTheHardwareAddressIsTheSameClientAsWithout() {
    Ipv4Address address = server.bind(A);
    assertEquals(address, server.bind(A.withIdentifier("01020000000001")));
    assertEquals(address, server.bind(A));
  }

  @ParameterizedTest
  @CsvSource({"''", "01"})
  void identifierOfNoOrOneByteCountsAsNone(String identifier) {
    assertEquals(A.key(), A.withIdentifier(identifier).key());
  }

  @Test
  void identifierOfMoreThan255BytesCountsAsNone() {
    assertEquals(A.key(), A.withIdentifier("ab".repeat(256)).key());
    assertNotEquals(A.key(), A.withIdentifier("ab".repeat(255)).key());
  }

  @ParameterizedTest
  @CsvSource({
    "web-1.example, web-1.example",
    "ends_with_nul\0\0, ends_with_nul",
    "a b, ''",
    "$(touch /tmp/x), ''",
    "'a\u001b[31m', ''",
    "'', ''"
  })
  void hostnameIsRememberedOnlyIfItIsOne(String sent, String remembered) {
    byte[] bytes = sent.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Ipv4Address offered = server.broadcast(A.discover()).yiaddr();
    server.broadcast(A.select(offered, SERVER).putRaw(Options.HOST_NAME.code(), bytes));
    assertEquals(remembered, server.engine.lease(offered).orElseThrow().hostname());
  }

  @Test
  void leaseTellsTheHardwareAddress() {
    Ipv4Address address = server.bind(A.withIdentifier(IDENTIFIER));
    LeaseRecord lease = server.engine.lease(address).orElseThrow();
    assertEquals(HardwareAddress.ofEthernet(A.mac), lease.hardwareAddress().orElseThrow());
    assertTrue(server.engine.leases().contains(lease));
  }
}
