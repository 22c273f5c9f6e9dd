package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sends in the name of another station, and what becomes of it where that is not allowed. */
class ForeignChaddrTest {
  private static final TestClient A = TestClient.number(1);
  private static final MacAddress OTHER = MacAddress.parse("02:00:00:00:00:99");

  private final TestServer strict = new TestServer(of(pool(200), Feature.VERIFY_CHADDR));

  /** Each row: giaddr, ciaddr, source and destination of a frame that another station sent. */
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0, 0.0.0.0, 255.255.255.255, true",
    "0.0.0.0, 0.0.0.0, 0.0.0.0, 192.168.1.1, true",
    "0.0.0.0, 192.168.1.100, 192.168.1.100, 255.255.255.255, true",
    "0.0.0.0, 192.168.1.100, 192.168.1.100, 192.168.1.1, true",
    "0.0.0.0, 192.168.1.100, 10.9.9.9, 192.168.1.1, true",
    "0.0.0.0, 10.9.9.9, 10.9.9.9, 255.255.255.255, true",
    "0.0.0.0, 10.9.9.9, 10.9.9.9, 192.168.1.1, false",
    "10.9.0.1, 0.0.0.0, 10.9.0.1, 192.168.1.1, false",
  })
  void whatNeitherRelayNorRouterPassedOnMustComeFromTheClient(
      String giaddr, String ciaddr, String source, String destination, boolean foreign) {
    DhcpMessage message = A.discover().giaddr(ip(giaddr)).ciaddr(ip(ciaddr)).build();
    assertEquals(foreign, arrival(message, OTHER, ip(source), ip(destination)).hasForeignChaddr());
    assertFalse(arrival(message, A.mac, ip(source), ip(destination)).hasForeignChaddr());
  }

  private Arrival arrival(
      DhcpMessage message, MacAddress from, Ipv4Address source, Ipv4Address destination) {
    return new Arrival(message, strict.link, from, source, destination, 68);
  }

  @Test
  void noReleaseInTheNameOfAnotherCountsWhereItMustComeFromTheClient() {
    Ipv4Address address = strict.bind(A);
    assertEquals(Reason.FOREIGN_CHADDR, by(OTHER, A.release(address, SERVER), SERVER).reason());
    assertEquals(
        Reason.FOREIGN_CHADDR,
        by(OTHER, A.decline(address, SERVER), Ipv4Address.BROADCAST).reason());
    strict.after(600);
    assertEquals(Reason.RENEWED, strict.unicast(A.extend(address)).reason());
    assertEquals(Reason.RELEASED, by(A.mac, A.release(address, SERVER), SERVER).reason());
  }

  private TestServer.Outcome by(MacAddress from, MessageBuilder builder, Ipv4Address destination) {
    DhcpMessage message = builder.build();
    return strict.arrive(message, from, message.ciaddr(), destination);
  }
}
