package dhcp.client.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.frame.Endpoint;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Frames patched from templates are those that the codec builds, byte for byte. */
final class MessagesTest {
  private static final MacAddress OWN = MacAddress.parse("02:aa:00:00:00:07");
  private static final MacAddress SERVER_MAC = MacAddress.parse("02:bb:00:00:00:09");
  private static final Ipv4Address RELAY = Ipv4Address.of(10, 1, 2, 3);
  private static final Endpoint EVERYBODY =
      new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 67);
  private static final int ROUNDS = 200;

  private final SplittableRandom random = new SplittableRandom(7);
  private final Clients clients = new Clients(0xbeef);

  @Test
  void clientsOnTheLinkBroadcast() {
    compare(new Messages(clients, OWN, Optional.empty()), new Endpoint(OWN, Ipv4Address.ANY, 68));
  }

  @Test
  void theRelayAgentPassesOn() {
    compare(new Messages(clients, OWN, Optional.of(RELAY)), new Endpoint(OWN, RELAY, 67));
  }

  private void compare(Messages messages, Endpoint from) {
    for (int i = 0; i < ROUNDS; i++) {
      int xid = random.nextInt();
      int client = random.nextInt(LoadPlan.MOST_CLIENTS);
      Ipv4Address address = new Ipv4Address(random.nextInt());
      Ipv4Address server = new Ipv4Address(random.nextInt());
      assertArrayEquals(
          frame(from, EVERYBODY, messages.discover(xid, client)),
          messages.discoverFrame(xid, client));
      assertArrayEquals(
          frame(from, EVERYBODY, messages.request(xid, client, address, server)),
          messages.requestFrame(xid, client, address.bits(), server.bits()));
      assertArrayEquals(
          frame(
              new Endpoint(OWN, address, 68),
              new Endpoint(SERVER_MAC, server, 67),
              messages.release(xid, client, address, server)),
          messages.releaseFrame(xid, client, address.bits(), server.bits(), SERVER_MAC.bits()));
    }
  }

  private static byte[] frame(Endpoint from, Endpoint to, DhcpMessage message) {
    return UdpFrame.encode(from, to, message.toBytes());
  }

  @Test
  void everyClientHasAnAddressOfItsOwnThatNobodyOwns() {
    assertEquals("02:be:ef:00:00:00", clients.macAddress(0).toString());
    assertEquals("02:be:ef:ff:ff:ff", clients.macAddress(LoadPlan.MOST_CLIENTS - 1).toString());
    assertEquals("02:00:00:00:00:05", new Clients(0x10000).macAddress(5).toString());
  }

  @Test
  void whatIsWrittenIsWhatTheDecoderReads() {
    Messages messages = new Messages(clients, OWN, Optional.empty());
    byte[] frame = messages.requestFrame(1, 2, RELAY.bits(), RELAY.bits());
    assertEquals(UdpFrame.class, FrameDecoder.decode(frame, frame.length).getClass());
  }
}
