package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.RawOptions;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which frames the server takes, and which it leaves (RFC 791, RFC 768, RFC 1122, IEEE 802.1Q). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListeningIT {
  @AutoClose final ServerBench bench = up();

  ServerBench up() {
    return ServerBench.with();
  }

  private static byte[] sentTo(String mac, String ip, ScriptedClient client, DhcpMessage message) {
    return UdpFrame.encode(
        new Endpoint(client.mac(), Ipv4Address.ANY, 68),
        new Endpoint(MacAddress.parse(mac), Ipv4Address.parse(ip), 67),
        message.toBytes());
  }

  @ParameterizedTest
  @CsvSource({
    "ff:ff:ff:ff:ff:ff, 255.255.255.255",
    "ff:ff:ff:ff:ff:ff, 192.168.1.255",
    "ff:ff:ff:ff:ff:ff, 192.168.1.1",
    "02:00:00:00:00:fe, 255.255.255.255",
    "02:00:00:00:00:fe, 192.168.1.1"
  })
  void hearsWhatIsForAllAndForItself(String mac, String ip) {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().build();
    Reply offer = client.exchange(sentTo(mac, ip, client, discover), discover.xid());
    assertEquals(MessageType.OFFER, offer.type());
  }

  @ParameterizedTest
  @CsvSource({
    "02:00:00:00:00:fe, 192.168.1.77",
    "ff:ff:ff:ff:ff:ff, 192.168.1.77",
    "ff:ff:ff:ff:ff:ff, 10.9.9.255",
    "02:00:00:00:00:02, 192.168.1.1",
    "02:00:00:00:00:02, 255.255.255.255"
  })
  void isDeafToWhatIsForAnotherHost(String mac, String ip) {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().build();
    bench.assertSilent(sentTo(mac, ip, client, discover), discover.xid());
  }

  @Test
  void readsBehindIpOptionsAndBeforeTrailers() {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().build();
    byte[] plain = client.broadcastFrame(discover);
    byte[] withOptions = Frames.withIpOptions(plain, "94040000 01010101");
    byte[] withTrailer = Arrays.copyOf(plain, plain.length + 46);
    Arrays.fill(withTrailer, plain.length, withTrailer.length, (byte) 0xa5);
    for (byte[] frame : List.of(withOptions, withTrailer)) {
      assertEquals(MessageType.OFFER, client.exchange(frame, discover.xid()).type());
    }
  }

  @Test
  void readsTheLongestMessageOfAFrame() {
    ScriptedClient client = bench.newClient();
    DhcpMessage header = client.discover().build();
    String options = "350101" + ("e0ff" + "5a".repeat(255)).repeat(4) + "3d03006162" + "ff";
    byte[] longest = Arrays.copyOf(RawOptions.with(header, options), 1472);
    byte[] frame =
        UdpFrame.encode(
            new Endpoint(client.mac(), Ipv4Address.ANY, 68),
            new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 67),
            longest);
    Reply offer = client.exchange(frame, header.xid());
    assertEquals("006162", Bytes.hex(offer.message().raw(61).orElseThrow()));
  }

  @Test
  void takesChecksumsThatAreAbsentOrLeftToTheNetworkCard() {
    ScriptedClient client = bench.newClient();
    for (boolean absent : new boolean[] {true, false}) {
      DhcpMessage discover = client.discover().build();
      byte[] frame = client.broadcastFrame(discover);
      int sum = absent ? 0 : Frames.partialUdpSum(frame);
      Reply offer = client.exchange(Frames.withUdpSum(frame, sum), discover.xid());
      assertEquals(MessageType.OFFER, offer.type());
    }
  }

  @Test
  void dropsWhatWasDamagedOnTheWay() {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().build();
    byte[] frame = client.broadcastFrame(discover);
    bench.assertSilent(Frames.withUdpSum(frame, Frames.udpSum(frame) ^ 0x0100), discover.xid());
    byte[] badHeader = frame.clone();
    badHeader[Frames.IP + 8] ^= 1;
    bench.assertSilent(badHeader, discover.xid());
  }

  @Test
  void isDeafToOtherPorts() {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().build();
    byte[] frame =
        UdpFrame.encode(
            new Endpoint(client.mac(), Ipv4Address.ANY, 68),
            new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 69),
            discover.toBytes());
    bench.assertSilent(frame, discover.xid());
  }

  @Test
  void isDeafToOtherVlans() {
    ScriptedClient client = bench.newClient();
    for (String tag : List.of("81000005", "88a80005", "88a8000581000005")) {
      DhcpMessage discover = client.discover().build();
      bench.assertSilent(Frames.tagged(client.broadcastFrame(discover), tag), discover.xid());
    }
  }
}
