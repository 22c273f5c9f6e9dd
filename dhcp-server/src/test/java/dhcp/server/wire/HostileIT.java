package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that no honest client sends, and the server going on as if they had not come. */
class HostileIT {
  @AutoClose private static ServerBench bench;

  @TempDir private static Path store;

  private static List<String> flags() {
    return ServerBench.and(
        ServerBench.LARGE_POOL, "--lease-db", store.resolve("leases.db").toString());
  }

  @BeforeAll
  static void start() {
    bench = ServerBench.large(flags());
  }

  /** What strange messages left in the store can be read again. */
  @AfterAll
  static void restart() {
    Ipv4Address address = bench.known().lease().yiaddr();
    assertEquals(0, bench.server().stop().exitCode());
    String log = bench.server().err().text();
    assertFalse(log.contains("Exception") || log.contains("\tat "), log);
    bench.start(flags());
    Reply ack = bench.known().exchange(bench.known().initReboot(address));
    assertEquals(MessageType.ACK, ack.type());
  }

  private static byte[] broadcast(ScriptedClient client, byte[] bootp) {
    return UdpFrame.encode(
        new Endpoint(client.mac(), Ipv4Address.ANY, 68),
        new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 67),
        bootp);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 28, 235, 236, 239})
  void messagesThatAreTooShortAreDropped(int length) {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().build();
    byte[] cut = Arrays.copyOf(discover.toBytes(), length);
    bench.assertSilent(broadcast(client, cut), discover.xid());
  }

  @ParameterizedTest
  @CsvSource({
    // name, byte of the message, value
    "an answer,           0, 2",
    "no operation,        0, 0",
    "unknown operation,   0, 3",
    "no hardware address, 2, 0",
    "a longer address,    2, 17",
    "a negative length,   2, 255",
    "a short address,     2, 5",
    "another cookie,    236, 98",
    "a type of zero,    242, 0",
    "an unknown type,   242, 99",
    "an offer,          242, 2",
    "an ACK,            242, 5",
    "a NAK,             242, 6",
    "a force-renew,     242, 9"
  })
  void aDiscoverWithOneWrongByteIsDropped(String name, int at, int value) {
    ScriptedClient client = bench.newClient();
    DhcpMessage discover = client.discover().build();
    byte[] bytes = discover.toBytes();
    bytes[at] = (byte) value;
    bench.assertSilent(broadcast(client, bytes), discover.xid());
  }

  @ParameterizedTest
  @CsvSource({
    "no message type,               0c0461626364 ff",
    "two message types,             350101 350101 ff",
    "message type of two bytes,     35020101 ff",
    "message type without data,     3500 ff",
    "option beyond the end,         350101 0cff",
    "length byte beyond the end,    350101 " + LONG_PAD + " 0c",
    "no END,                        350101 " + LONG_PAD
  })
  void aDiscoverWithBrokenOptionsIsDropped(String name, String options) {
    ScriptedClient client = bench.newClient();
    DhcpMessage header = client.discover().build();
    bench.assertSilent(broadcast(client, RawOptions.with(header, options)), header.xid());
  }

  private static final String LONG_PAD =
      "00000000000000000000000000000000000000000000000000000000"
          + "00000000000000000000000000000000000000000000000000000000";

  @ParameterizedTest
  @CsvSource({
    "client identifier without data,     350101 3d00 ff",
    "client identifier of 254 bytes,     350101 3dfe " + ID_254 + " ff",
    "host name without data,             350101 0c00 ff",
    "host name of control characters,    350101 0c06 1b5b324a0d0a ff",
    "host name of a shell command,       350101 0c0a 24287265626f6f7429 60 ff",
    "host name with quotes and braces,   350101 0c06 22273b7d5c0a ff",
    "domain name without labels,         350101 5103 000000 ff",
    "domain name of one long label,      350101 5146 000000 ff " + LABEL_66 + " ff",
    "requested address of three bytes,   350101 3203 c0a801 ff",
    "lease time of two bytes,            350101 3302 0001 ff",
    "parameter list without data,        350101 3700 ff",
    "largest message of one byte,        350101 3901 ff ff",
    "overload of sname in itself,        350101 340102 ff",
    "overload of 255,                    350101 3401ff ff",
    "relay information without a relay,  350101 5206 010465746831 ff",
    "relay information beyond its end,   350101 5204 01ff6161 ff"
  })
  void aDiscoverWithStrangeOptionsDoesNoHarm(String name, String options) {
    ScriptedClient client = bench.newClient();
    DhcpMessage header = client.discover().build();
    bench.station().send(broadcast(client, RawOptions.with(header, options)));
    bench.assertServes();
    String log = bench.server().err().text();
    assertTrue(log.chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f), "escaped log");
  }

  private static final String ID_254 =
      "121212121212121212121212121212121212121212121212121212121212121212121212121212121212121212"
          + "1212121212121212121212121212121212121212121212121212121212121212121212121212121212"
          + "1212121212121212121212121212121212121212121212121212121212121212121212121212121212"
          + "1212121212121212121212121212121212121212121212121212121212121212121212121212121212"
          + "1212121212121212121212121212121212121212121212121212121212121212121212121212121212"
          + "1212121212121212121212121212121212121212121212121212121212121212121212121212121212"
          + "12121212";
  private static final String LABEL_66 =
      "42616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161"
          + "616161616161616161616161616161616161616161";

  @Test
  void framesWithWrongLengthsAreDropped() {
    List<UnaryOperator<byte[]>> damages =
        List.of(
            frame -> put8(frame, Frames.IP, 0x44),
            frame -> put8(frame, Frames.IP, 0x4f),
            frame -> put8(frame, Frames.IP, 0x65),
            frame -> put16(frame, Frames.IP + 2, 0),
            frame -> put16(frame, Frames.IP + 2, 20),
            frame -> put16(frame, Frames.IP + 2, 27),
            frame -> put16(frame, Frames.IP + 2, 0xffff),
            frame -> put16(frame, Frames.IP + 6, 0x2000),
            frame -> put16(frame, Frames.IP + 6, 0x0001),
            frame -> put8(frame, Frames.IP + 9, 6),
            frame -> put16(frame, Frames.UDP + 4, 0),
            frame -> put16(frame, Frames.UDP + 4, 7),
            frame -> put16(frame, Frames.UDP + 4, 0xffff));
    ScriptedClient client = bench.newClient();
    for (UnaryOperator<byte[]> damage : damages) {
      DhcpMessage discover = client.discover().build();
      byte[] frame = damage.apply(client.broadcastFrame(discover));
      Bytes.putInt16(frame, Frames.IP + 10, Frames.rightIpSum(frame));
      bench.assertSilent(Frames.withUdpSum(frame, 0), discover.xid());
    }
    assertEquals(MessageType.ACK, client.lease().type());
  }

  private static byte[] put8(byte[] frame, int at, int value) {
    Bytes.putInt8(frame, at, value);
    return frame;
  }

  private static byte[] put16(byte[] frame, int at, int value) {
    Bytes.putInt16(frame, at, value);
    return frame;
  }
}
