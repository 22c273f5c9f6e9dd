package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.RawOptions;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How options are read, ordered and fitted in (RFC 3396; RFC 2132 sections 9.3, 9.8 and 9.10). */
class OptionsIT {
  private static final int LONG = 224;
  private static final int LONGER = 225;
  private static final byte[] LONGER_DATA = Bytes.parseHex("cc".repeat(300));
  private static final int HEADERS = 28;

  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    bench =
        ServerBench.with(
            "--router",
            "192.168.1.1",
            "--dns",
            "192.168.1.1,192.168.1.2",
            "--domain",
            "example.test",
            "--ntp",
            "192.168.1.3",
            "--option",
            LONG + "=hex:" + "aa".repeat(150),
            "--option",
            LONGER + "=hex:" + "cc".repeat(300));
  }

  /** Sends a message whose bytes are given and waits for the answer of the transaction. */
  private static Reply exchange(ScriptedClient client, DhcpMessage header, byte[] bytes) {
    byte[] frame =
        UdpFrame.encode(
            new Endpoint(client.mac(), Ipv4Address.ANY, 68),
            new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 67),
            bytes);
    return client.exchange(frame, header.xid());
  }

  private static Reply exchange(ScriptedClient client, String options) {
    DhcpMessage header = client.discover().build();
    return exchange(client, header, RawOptions.with(header, options));
  }

  @Test
  void theInstancesOfAClientIdentifierAreJoined() {
    ScriptedClient client = bench.newClient();
    Reply whole = exchange(client, "350101 3d06 ff0102030405 ff");
    Reply split = exchange(client, "350101 3d02 ff01 3700 3d04 02030405 ff");
    byte[] id = Bytes.parseHex("ff0102030405");
    assertArrayEquals(id, split.message().raw(Options.CLIENT_IDENTIFIER.code()).orElseThrow());
    assertEquals(whole.yiaddr(), split.yiaddr());
  }

  @Test
  void theInstancesOfTheParameterRequestListAreJoined() {
    ScriptedClient client = bench.newClient();
    Reply offer = exchange(client, "350101 3701 2a 3d02 0142 3702 0f06 ff");
    assertInOrder(List.of(42, 15, 6), offer);
  }

  @Test
  void optionsAreReadFromFileAndSnameWhenFlagged() {
    for (int overload = 1; overload <= 3; overload++) {
      ScriptedClient client = bench.newClient();
      Reply offer = client.exchange(client.discover());
      int place = overload == 1 ? RawOptions.FILE : RawOptions.SNAME;
      DhcpMessage header = client.message(MessageType.REQUEST).build();
      byte[] bytes = RawOptions.with(header, "350103 3604 c0a80101 3401 0" + overload + " ff");
      byte[] requested = Bytes.parseHex("3204" + Bytes.hex(offer.yiaddr().toBytes()) + "ff");
      System.arraycopy(requested, 0, bytes, place, requested.length);
      Reply ack = exchange(client, header, bytes).of(MessageType.ACK);
      assertEquals(offer.yiaddr(), ack.yiaddr());
    }
  }

  @Test
  void fileAndSnameAreTextWithoutTheFlag() {
    ScriptedClient client = bench.newClient();
    Reply offer = client.exchange(client.discover());
    DhcpMessage header = client.message(MessageType.REQUEST).build();
    byte[] bytes = RawOptions.with(header, "350103 3604 c0a80101 ff");
    byte[] requested = Bytes.parseHex("3204" + Bytes.hex(offer.yiaddr().toBytes()) + "ff");
    System.arraycopy(requested, 0, bytes, RawOptions.FILE, requested.length);
    byte[] frame =
        UdpFrame.encode(
            new Endpoint(client.mac(), Ipv4Address.ANY, 68),
            new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 67),
            bytes);
    bench.assertSilent(frame, header.xid());
  }

  @ParameterizedTest
  @CsvSource({
    // option 57, most bytes of the IP datagram
    "0,     576",
    "68,    576",
    "576,   576",
    "700,   700",
    "1500,  1500",
    "65535, 1500"
  })
  void noAnswerIsLargerThanTheClientTakes(int wish, int most) {
    ScriptedClient client = bench.newClient();
    MessageBuilder discover =
        client
            .discover()
            .put(Options.PARAMETER_REQUEST_LIST, List.of(LONG, 1, 3, 6, 15, 42, LONGER));
    if (wish > 0) {
      discover.putRaw(
          Options.MAX_MESSAGE_SIZE.code(), new byte[] {(byte) (wish >> 8), (byte) wish});
    }
    Reply offer = client.exchange(discover);
    int size = Frames.udpLength(offer.sighting().bytes()) + 20;
    assertTrue(size <= most, () -> "IP datagram of " + size + " bytes");
    // What matters most to the client and comes first in its list is there in any case.
    assertEquals(150, offer.message().raw(LONG).orElseThrow().length);
    assertEquals(List.of(Ipv4Address.of(192, 168, 1, 1)), offer.get(Options.ROUTER));
    assertTrue(offer.message().has(Options.LEASE_TIME));
  }

  @Test
  void whatIsTooLongForOneOptionIsSplitAndWholeAgain() {
    ScriptedClient client = bench.newClient();
    Reply offer =
        client.exchange(
            client
                .discover()
                .put(Options.MAX_MESSAGE_SIZE, 1500)
                .put(Options.PARAMETER_REQUEST_LIST, List.of(LONGER)));
    assertArrayEquals(LONGER_DATA, offer.message().raw(LONGER).orElseThrow());
    assertEquals(2, RawOptions.codes(offer.message()).stream().filter(c -> c == LONGER).count());
  }

  @Test
  void theFieldsOfFileAndSnameTakeWhatTheOptionsFieldCannot() {
    ScriptedClient client = bench.newClient();
    Reply offer =
        client.exchange(
            client
                .discover()
                .put(Options.PARAMETER_REQUEST_LIST, List.of(LONGER, 1, 3, 6, 15, 42)));
    assertTrue(RawOptions.codes(offer.message()).contains(52), offer::toString);
    assertArrayEquals(LONGER_DATA, offer.message().raw(LONGER).orElseThrow());
    assertTrue(offer.message().length() <= 576 - HEADERS);
  }

  @Test
  void requestedOptionsComeInTheOrderOfTheList() {
    for (List<Integer> order : List.of(List.of(3, 1, 6), List.of(6, 42, 3, 1), List.of(15, 6))) {
      ScriptedClient client = bench.newClient();
      Reply offer = client.exchange(client.discover().put(Options.PARAMETER_REQUEST_LIST, order));
      assertInOrder(order, offer);
    }
  }

  private static void assertInOrder(List<Integer> wanted, Reply reply) {
    List<Integer> codes = RawOptions.codes(reply.message());
    assertEquals(wanted, codes.stream().filter(wanted::contains).toList(), codes::toString);
  }

  @Test
  void theMessageTypeComesFirst() {
    Reply ack = bench.newClient().lease();
    assertEquals(53, RawOptions.codes(ack.message()).get(0));
  }
}
