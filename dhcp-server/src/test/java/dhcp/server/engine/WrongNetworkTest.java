package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clients that ask for an address other than theirs, or of another network: when NAK is sure. */
class WrongNetworkTest {
  private static final TestClient A = TestClient.number(1);
  private static final Ipv4Address FOREIGN = ip("10.9.9.9");

  private final TestServer server = new TestServer(of(pool(200)));

  @Test
  void rule4_initRebootOnTheWrongNetworkIsRefused() {
    assertNak(Reason.WRONG_NETWORK, server.broadcast(A.reboot(FOREIGN)));
  }

  @Test
  void rule4_initRebootWithAnotherAddressThanOnRecordIsRefused() {
    server.bind(A);
    assertNak(Reason.NOT_THE_ADDRESS, server.broadcast(A.reboot(ip("192.168.1.150"))));
  }

  @Test
  void rule4_initRebootThroughARelayOfAnotherNetworkIsRefused() {
    Ipv4Address address = server.bind(A);
    TestServer two =
        new TestServer(
            of(
                List.of(
                    pool(200).build(),
                    SubnetPolicy.builder(Subnet.parse("10.1.0.0/16"))
                        .range(ip("10.1.0.10"), ip("10.1.0.20"))
                        .build())));
    assertNak(Reason.WRONG_NETWORK, two.relayed(A.reboot(address), "10.1.0.1"));
  }

  @Test
  void rule4_selectingOnTheWrongNetworkIsRefused() {
    assertNak(Reason.WRONG_NETWORK, server.broadcast(A.select(FOREIGN, SERVER)));
  }

  @Test
  void rule11_renewalOfAForeignAddressIsRefused() {
    assertNak(Reason.WRONG_NETWORK, server.unicast(A.extend(FOREIGN)));
    assertNak(Reason.WRONG_NETWORK, server.broadcast(A.extend(FOREIGN)));
  }

  @Test
  void renewalOfAnotherAddressThanOnRecordIsRefused() {
    server.bind(A);
    assertNak(Reason.NOT_THE_ADDRESS, server.unicast(A.extend(ip("192.168.1.150"))));
  }

  @Test
  void addressOutsideTheRangesMayBeAnotherServers() {
    assertEquals(Reason.NO_RECORD, server.broadcast(A.reboot(ip("192.168.1.20"))).reason());
    assertEquals(Reason.NO_RECORD, server.broadcast(A.extend(ip("192.168.1.20"))).reason());
  }

  @Test
  void clientOfOursThatRebootsWithAnAddressOutsideTheRangesIsTold() {
    server.bind(A);
    assertNak(Reason.NOT_THE_ADDRESS, server.broadcast(A.reboot(ip("192.168.1.20"))));
    assertNak(Reason.NOT_THE_ADDRESS, server.relayed(A.reboot(ip("192.168.1.20")), "192.168.1.1"));
  }

  @Test
  void addressOutsideTheRangesThatAClientOfOursUsesMayBeAnotherServers() {
    server.bind(A);
    assertEquals(Reason.NO_RECORD, server.broadcast(A.extend(ip("192.168.1.20"))).reason());
    assertNak(Reason.NOT_THE_ADDRESS, server.unicast(A.extend(ip("192.168.1.20"))));
  }

  @Test
  void clientWhoseLeaseHereEndedMayHaveGoneOverToAnotherServer() {
    server.bind(A);
    server.after(100_000);
    assertEquals(Reason.NO_RECORD, server.broadcast(A.reboot(ip("192.168.1.20"))).reason());
  }

  @Test
  void addressThatWasTakenOutOfTheRangesIsRefusedAtTheNextRenewal() {
    Ipv4Address address = server.bind(A);
    server.engine.reload(of(pool(200).exclude(new AddressRange(address, address))));
    server.after(100);
    assertNak(Reason.NOT_LEASED_HERE, server.unicast(A.extend(address)));
  }

  @Test
  void linkThatIsNotServedGetsNoAnswer() {
    ServerLink other =
        new ServerLink(
            "eth7",
            TestServer.LINK.mac(),
            List.of(new ServerLink.OwnAddress(ip("172.16.0.1"), Subnet.parse("172.16.0.0/24"))),
            List.of());
    TestServer elsewhere = new TestServer(of(pool(200)), other);
    assertEquals(Reason.NO_SUBNET, elsewhere.broadcast(A.discover()).reason());
    assertEquals(Reason.NO_SUBNET, elsewhere.broadcast(A.reboot(FOREIGN)).reason());
    assertEquals(Reason.NO_SUBNET, elsewhere.broadcast(A.inform(FOREIGN)).reason());
  }

  @Test
  void serverWithoutAnyAddressStaysSilent() {
    ServerLink bare = new ServerLink("eth0", TestServer.LINK.mac(), List.of(), List.of());
    TestServer nameless = new TestServer(of(pool(200).interfaces(Set.of("eth0"))), bare);
    assertEquals(Reason.NO_SERVER_ADDRESS, nameless.broadcast(A.discover()).reason());
    TestServer named =
        new TestServer(of(pool(200).interfaces(Set.of("eth0")).serverIdentifier(SERVER)), bare);
    assertInstanceOf(Decision.Offer.class, named.broadcast(A.discover()).decision());
  }

  private static void assertNak(Reason reason, TestServer.Outcome outcome) {
    assertInstanceOf(Decision.Nak.class, outcome.decision());
    assertEquals(reason, outcome.reason());
  }
}
