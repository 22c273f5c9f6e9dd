package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How options share the room: sizes, pieces, overload, and who is left out. */
class OptionWriterTest {
  /** Codes without a meaning of their own, so that any bytes are right. */
  private static final int[] FREE = {224, 225, 226, 227, 228, 229};

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 548",
    "300, 548",
    "575, 548",
    "576, 548",
    "577, 549",
    "1024, 996",
    "1500, 1472",
    "1501, 1472",
    "65535, 1472"
  })
  void theMessageGrowsToTheLimitAndNotBeyond(int maxSize, int length) {
    MessageBuilder exact =
        Messages.discover().maxSize(maxSize).sname("s").file("f").putRaw(FREE[0], bytes(248));
    int room = length - Header.OPTIONS - 1 - 3 - 250;
    exact.putRaw(FREE[1], bytes(Math.min(255, room - 2)));
    int left = room - Math.min(257, room);
    if (left > 2) {
      exact.putRaw(FREE[2], bytes(left - 2 * ((left + 256) / 257)));
    }
    DhcpMessage message = exact.build();
    assertEquals(List.of(), exact.omitted());
    assertTrue(message.length() <= length && message.length() > length - 4, "" + message.length());
    DhcpMessage crowded = exact.putRaw(FREE[3], bytes(6)).build();
    assertEquals(List.of(FREE[3]), exact.omitted());
    assertArrayEquals(message.toBytes(), crowded.toBytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 254, 255, 256, 510, 511, 900})
  void longOptionsArePiecesOf255(int length) {
    byte[] data = bytes(length);
    DhcpMessage message =
        Messages.discover().maxSize(1500).putRaw(FREE[0], data).put(Options.HOST_NAME, "h").build();
    assertArrayEquals(data, message.raw(FREE[0]).orElseThrow());
    assertEquals(Optional.of("h"), message.get(Options.HOST_NAME));
    int pieces = Math.max(1, (length + 254) / 255);
    int size = Header.OPTIONS + 3 + length + 2 * pieces + 3 + 1;
    assertEquals(Math.max(300, size), message.length());
  }

  @Test
  void theFileFieldThenSnameTakeWhatTheOptionsFieldCannot() {
    MessageBuilder builder =
        Messages.discover()
            .putRaw(FREE[0], bytes(255))
            .putRaw(FREE[1], bytes(100))
            .putRaw(FREE[2], bytes(61))
            .putRaw(FREE[3], bytes(20))
            .putRaw(82, bytes(10));
    DhcpMessage message = builder.build();
    assertEquals(List.of(), builder.omitted());
    byte[] wire = message.toBytes();
    assertEquals(FREE[1], wire[Header.FILE] & 0xff);
    assertEquals(Header.END, wire[Header.FILE + 102] & 0xff);
    assertEquals(FREE[2], wire[Header.SNAME] & 0xff);
    assertEquals(Header.END, wire[Header.SNAME + 63] & 0xff);
    assertArrayEquals(
        new int[] {53, FREE[0], FREE[3], Header.OVERLOAD, 82, FREE[1], FREE[2]}, message.codes());
    assertArrayEquals(new byte[] {3}, message.raw(Header.OVERLOAD).orElseThrow());
    for (int i = 0; i < 4; i++) {
      assertEquals(true, message.has(FREE[i]));
    }
    assertTrue(message.length() <= 548);
  }

  @Test
  void fieldsInUseAreNotOverloaded() {
    MessageBuilder builder =
        Messages.discover()
            .file("pxelinux.0")
            .putRaw(FREE[0], bytes(255))
            .putRaw(FREE[1], bytes(61))
            .putRaw(FREE[2], bytes(61));
    DhcpMessage message = builder.build();
    assertEquals("pxelinux.0", message.file());
    assertArrayEquals(new byte[] {2}, message.raw(Header.OVERLOAD).orElseThrow());
    assertEquals(List.of(FREE[2]), builder.omitted());
    DhcpMessage named = builder.sname("server").build();
    assertEquals("server", named.sname());
    assertEquals(List.of(FREE[1], FREE[2]), builder.omitted());
    assertEquals(false, named.has(Header.OVERLOAD));
  }

  @ParameterizedTest
  @EnumSource(names = {"NAK", "DECLINE", "RELEASE"})
  void messagesWhoseFileAndSnameAreUnusedAreNotOverloaded(MessageType type) {
    MessageBuilder builder =
        Messages.discover()
            .put(Options.MESSAGE_TYPE, type)
            .putRaw(82, bytes(255))
            .putRaw(FREE[0], bytes(61));
    DhcpMessage message = builder.build();
    assertEquals(List.of(FREE[0]), builder.omitted());
    assertArrayEquals(new int[] {53, 82}, message.codes());
    assertEquals("", message.file() + message.sname());
  }

  @Test
  void onlyAnOptionOver255LiesAcrossFields() {
    byte[] data = bytes(400);
    MessageBuilder builder = Messages.discover().putRaw(FREE[0], data).put(Options.HOST_NAME, "h");
    DhcpMessage message = builder.build();
    assertEquals(List.of(), builder.omitted());
    assertArrayEquals(data, message.raw(FREE[0]).orElseThrow());
    assertEquals(true, message.has(Options.HOST_NAME));
    builder.putRaw(FREE[0], bytes(255)).putRaw(FREE[1], bytes(200)).build();
    assertEquals(List.of(FREE[1]), builder.omitted());
  }

  @Test
  void theOptionsOfALeaseAreKeptBeforeOthers() {
    MessageBuilder builder =
        DhcpMessage.request(1, Messages.CLIENT).sname("s").file("f").putRaw(FREE[0], bytes(230));
    builder.putRaw(FREE[1], bytes(60));
    builder.putRaw(82, bytes(40));
    builder.put(Options.SUBNET_MASK, Ipv4Address.of(255, 255, 255, 0));
    builder.put(Options.LEASE_TIME, 600L).put(Options.RENEWAL_TIME, 300L);
    builder.put(Options.REBINDING_TIME, 525L);
    builder.put(Options.SERVER_IDENTIFIER, Ipv4Address.of(10, 0, 0, 1));
    builder.putRaw(61, bytes(7)).put(Options.MESSAGE_TYPE, MessageType.ACK);
    DhcpMessage message = builder.build();
    assertEquals(List.of(FREE[0]), builder.omitted());
    assertArrayEquals(new int[] {53, FREE[1], 1, 51, 58, 59, 54, 61, 82}, message.codes());
  }

  @Test
  void relayAgentInformationWithoutRoomIsLeftOutWhole() {
    MessageBuilder builder =
        Messages.discover().putRaw(61, bytes(200)).putRaw(82, bytes(120)).putRaw(12, bytes(5));
    DhcpMessage message = builder.build();
    assertEquals(List.of(82), builder.omitted());
    assertArrayEquals(new int[] {53, 61, 12}, message.codes());
  }

  @Test
  void bootpGets64BytesOfVendorInformation() {
    MessageBuilder builder =
        DhcpMessage.request(1, Messages.CLIENT)
            .maxSize(1500)
            .putRaw(FREE[0], bytes(40))
            .putRaw(FREE[1], bytes(40));
    assertEquals(300, builder.build().length());
    assertEquals(List.of(FREE[1]), builder.omitted());
  }

  @Test
  void whateverIsPutTheLimitHoldsAndWhatIsNotOmittedIsThere() {
    Random random = new Random(3396);
    for (int round = 0; round < 20_000; round++) {
      int maxSize = 576 + random.nextInt(1000);
      MessageBuilder builder = Messages.discover().maxSize(maxSize);
      builder.file(random.nextInt(4) == 0 ? "f" : "").sname(random.nextInt(4) == 0 ? "s" : "");
      List<Integer> codes = new ArrayList<>(List.of(53));
      for (int i = random.nextInt(12); i >= 0; i--) {
        int code = 60 + random.nextInt(30);
        builder.putRaw(code, bytes(random.nextInt(random.nextInt(8) == 0 ? 700 : 60)));
        codes.add(code);
      }
      DhcpMessage message = builder.build();
      assertTrue(message.length() <= Math.min(maxSize, 1500) - 28);
      for (int code : codes) {
        assertEquals(!builder.omitted().contains(code), message.has(code));
        assertEquals(Optional.empty(), message.raw(code).filter(r -> !isWhole(r)).map(r -> code));
      }
    }
  }

  /** All data of this test is made from its length, so that a piece alone shows. */
  private static boolean isWhole(byte[] data) {
    return data.length == 1 && data[0] == 1 || Arrays.equals(data, bytes(data.length));
  }
}
