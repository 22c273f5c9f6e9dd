package dhcp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ledger finds what it is there to find, and accuses nobody else. */
class AckLedgerTest {
  private static final MacAddress ALICE = new MacAddress(0x02a100000001L);
  private static final MacAddress BOB = new MacAddress(0x02b000000002L);
  private static final Ipv4Address FIRST = Ipv4Address.of(192, 168, 1, 100);
  private static final Ipv4Address SECOND = Ipv4Address.of(192, 168, 1, 101);
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final AckLedger ledger = new AckLedger();

  private void ack(long second, MacAddress to, Ipv4Address address) {
    DhcpMessage request = of(to, MessageType.REQUEST).build();
    note(
        second,
        DhcpMessage.replyTo(request)
            .yiaddr(address)
            .put(Options.MESSAGE_TYPE, MessageType.ACK)
            .put(Options.LEASE_TIME, 60L));
  }

  private static MessageBuilder of(MacAddress mac, MessageType type) {
    return DhcpMessage.request(7, HardwareAddress.ofEthernet(mac)).put(Options.MESSAGE_TYPE, type);
  }

  private void note(long second, MessageBuilder message) {
    byte[] frame =
        UdpFrame.encode(
            new Endpoint(ALICE, FIRST, 67),
            new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 68),
            message.build().toBytes());
    ledger.note(List.of(new Sighting(frame, second * SECOND_NANOS)));
  }

  @Test
  void anAddressGivenToAnotherBeforeItsTimeIsFound() {
    ack(0, ALICE, FIRST);
    ack(30, BOB, FIRST);
    assertEquals(1, ledger.doubles().size());
    assertEquals(2, ledger.acks());
  }

  @Test
  void afterItsTimeItMayBeGivenToAnother() {
    ack(0, ALICE, FIRST);
    ack(60, BOB, FIRST);
    assertEquals(List.of(), ledger.doubles());
  }

  @Test
  void aRenewalMovesTheEnd() {
    ack(0, ALICE, FIRST);
    ack(30, ALICE, FIRST);
    ack(80, BOB, FIRST);
    assertEquals(1, ledger.doubles().size());
  }

  @Test
  void whatWasGivenBackOrDeclinedIsNobodys() {
    ack(0, ALICE, FIRST);
    note(1, of(ALICE, MessageType.RELEASE).ciaddr(FIRST));
    ack(2, BOB, FIRST);
    note(3, of(BOB, MessageType.DECLINE).put(Options.REQUESTED_ADDRESS, FIRST));
    ack(4, ALICE, FIRST);
    assertEquals(List.of(), ledger.doubles());
  }

  @Test
  void nobodyGivesBackWhatIsAnothers() {
    ack(0, ALICE, FIRST);
    note(1, of(BOB, MessageType.RELEASE).ciaddr(FIRST));
    ack(2, BOB, FIRST);
    assertEquals(1, ledger.doubles().size());
  }

  @Test
  void whoTakesAnotherAddressHasGivenUpTheFirst() {
    ack(0, ALICE, FIRST);
    ack(1, ALICE, SECOND);
    ack(2, BOB, FIRST);
    assertEquals(List.of(), ledger.doubles());
    assertEquals(
        Optional.of(SECOND), ledger.live(ALICE, 2 * SECOND_NANOS).map(AckLedger.Promise::address));
    assertEquals(2, ledger.live(2 * SECOND_NANOS).size());
    assertEquals(List.of(), ledger.live(70 * SECOND_NANOS));
  }
}
