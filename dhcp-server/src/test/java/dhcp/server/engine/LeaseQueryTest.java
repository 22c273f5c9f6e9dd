package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.TestServer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DHCPLEASEQUERY: RFC 4388. */
class LeaseQueryTest {
  private static final String GIADDR = "192.168.1.2";
  private static final TestClient RELAY = TestClient.number(0xaaaa);
  private static final TestClient A = TestClient.number(1).withIdentifier("ff010203");

  private final TestServer server = new TestServer(of(pool(200), Feature.LEASEQUERY));

  private static MessageBuilder query(TestClient about) {
    return about.message(MessageType.LEASEQUERY);
  }

  private static MessageBuilder query(Ipv4Address address) {
    return query(RELAY).ciaddr(address);
  }

  private static MessageType type(Outcome outcome) {
    return outcome.message().messageType().orElseThrow();
  }

  @Test
  void isOffUnlessSwitchedOnAndNeedsARelay() {
    assertEquals(
        Reason.LEASEQUERY_OFF,
        new TestServer(of(pool(200))).relayed(query(ip("192.168.1.100")), GIADDR).reason());
    assertEquals(Reason.LEASEQUERY_OFF, server.unicast(query(ip("192.168.1.100"))).reason());
  }

  @Test
  void activeLeaseByAddress() {
    Ipv4Address address = server.bind(A);
    server.after(600);
    Outcome outcome = server.relayed(query(address), GIADDR);
    DhcpMessage reply = outcome.message();
    assertEquals(MessageType.LEASEACTIVE, type(outcome));
    assertEquals(address, reply.ciaddr());
    assertEquals(HardwareAddress.ofEthernet(A.mac), reply.chaddr());
    assertEquals(3000, reply.get(Options.LEASE_TIME).orElseThrow());
    assertEquals(600, reply.get(Options.CLIENT_LAST_TRANSACTION_TIME).orElseThrow());
    assertArrayEquals(
        new byte[] {(byte) 0xff, 1, 2, 3}, reply.get(Options.CLIENT_IDENTIFIER).orElseThrow());
    assertEquals(
        new Destination(TestServer.RELAY_MAC, ip(GIADDR), 67),
        outcome.reply().orElseThrow().destination());
  }

  @Test
  void activeLeaseByIdentifierAndByHardwareAddress() {
    Ipv4Address address = server.bind(A);
    for (MessageBuilder query : List.of(query(A), query(TestClient.number(1)))) {
      Outcome outcome = server.relayed(query, GIADDR);
      assertEquals(MessageType.LEASEACTIVE, type(outcome));
      assertEquals(address, outcome.message().ciaddr());
      assertFalse(outcome.message().has(Options.ASSOCIATED_IP));
    }
  }

  @Test
  void severalLeasesOfOneHardwareAddressAreToldOfLatestFirst() {
    Ipv4Address first = server.bind(A);
    server.after(10);
    Ipv4Address second = server.bind(TestClient.number(1).withIdentifier("ff99"));
    DhcpMessage reply = server.relayed(query(TestClient.number(1)), GIADDR).message();
    assertEquals(second, reply.ciaddr());
    assertEquals(List.of(first), reply.get(Options.ASSOCIATED_IP).orElseThrow());
  }

  @Test
  void whatIsNotLeasedIsUnassignedHereAndUnknownElsewhere() {
    assertEquals(
        MessageType.LEASEUNASSIGNED, type(server.relayed(query(ip("192.168.1.150")), GIADDR)));
    assertEquals(MessageType.LEASEUNKNOWN, type(server.relayed(query(ip("10.9.9.9")), GIADDR)));
    assertEquals(MessageType.LEASEUNKNOWN, type(server.relayed(query(A), GIADDR)));
    Ipv4Address address = server.bind(A);
    server.after(3600);
    assertEquals(MessageType.LEASEUNASSIGNED, type(server.relayed(query(address), GIADDR)));
  }
}
