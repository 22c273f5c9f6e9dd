package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header that is written, the order of the options, and what is refused. */
class MessageBuilderTest {
  @Test
  void aReplyCopiesWhatTable3Says() {
    DhcpMessage request =
        DhcpMessage.request(0xcafe, HardwareAddress.of(6, new byte[] {1, 2, 3}))
            .hops(3)
            .secs(9)
            .flags(0x8001)
            .ciaddr(Ipv4Address.of(1, 1, 1, 1))
            .giaddr(Ipv4Address.of(2, 2, 2, 2))
            .sname("s")
            .file("f")
            .put(Options.MESSAGE_TYPE, MessageType.REQUEST)
            .build();
    DhcpMessage reply =
        DhcpMessage.replyTo(request).put(Options.MESSAGE_TYPE, MessageType.ACK).build();
    byte[] expected = new byte[300];
    Messages.over(expected, Header.OP, "02 06 03 00 00 00 ca fe 00 00 80 01");
    Messages.over(expected, Header.GIADDR, "02 02 02 02 01 02 03");
    Messages.over(expected, Header.COOKIE, "63 82 53 63 35 01 05 ff");
    assertArrayEquals(expected, reply.toBytes());
  }

  @Test
  void aCopyToPutMoreIntoSaysTheSame() {
    DhcpMessage message =
        DhcpMessage.replyTo(Messages.discover().build())
            .hops(3)
            .secs(9)
            .flags(0x8001)
            .ciaddr(Ipv4Address.of(1, 1, 1, 1))
            .yiaddr(Ipv4Address.of(2, 2, 2, 2))
            .siaddr(Ipv4Address.of(3, 3, 3, 3))
            .giaddr(Ipv4Address.of(4, 4, 4, 4))
            .sname("s")
            .file("f")
            .put(Options.MESSAGE_TYPE, MessageType.ACK)
            .put(Options.HOST_NAME, "a")
            .build();
    assertArrayEquals(message.toBytes(), message.toBuilder().build().toBytes());
  }

  @Test
  void optionsInFileAndSnameAreOptionsOfTheCopyAndNoNames() {
    DhcpMessage overloaded =
        Messages.discover().putRaw(224, new byte[220]).putRaw(225, new byte[90]).build();
    assertTrue(overloaded.has(52));
    DhcpMessage copy = overloaded.toBuilder().putRaw(226, new byte[2_000]).build();
    assertArrayEquals(new int[] {53, 224, 225, 226}, copy.codes());
    assertArrayEquals(new byte[90], copy.raw(225).orElseThrow());
    assertEquals("", copy.file());
  }

  @Test
  void aNameThatFillsItsFieldIsCopiedAllTheSame() {
    byte[] bytes = Messages.discover().build().toBytes();
    Arrays.fill(bytes, Header.FILE, Header.FILE + Header.FILE_LENGTH, (byte) 'x');
    DhcpMessage full = (DhcpMessage) DhcpMessage.parse(bytes, 0, bytes.length);
    assertEquals("x".repeat(127), full.toBuilder().build().file());
  }

  @Test
  void theMessageTypeIsFirstAndRelayAgentInformationLast() {
    DhcpMessage message =
        DhcpMessage.request(1, Messages.CLIENT)
            .putRaw(82, Bytes.parseHex("01 01 61"))
            .put(Options.HOST_NAME, "a")
            .put(Options.MESSAGE_TYPE, MessageType.DISCOVER)
            .put(Options.DOMAIN_NAME, "b")
            .build();
    assertArrayEquals(new int[] {53, 12, 15, 82}, message.codes());
    byte[] bytes = message.toBytes();
    assertEquals("5203010161ff", Bytes.hex(bytes).substring(2 * 249, 2 * 255));
  }

  @Test
  void puttingAgainReplacesInPlaceAndRemovingClosesTheGap() {
    MessageBuilder builder =
        Messages.discover()
            .put(Options.HOST_NAME, "a")
            .put(Options.DOMAIN_NAME, "b")
            .put(Options.LEASE_TIME, 5L)
            .put(Options.HOST_NAME, "c")
            .remove(15)
            .remove(99);
    assertTrue(builder.has(12));
    assertFalse(builder.has(15));
    DhcpMessage message = builder.build();
    assertArrayEquals(new int[] {53, 12, 51}, message.codes());
    assertEquals("c", message.get(Options.HOST_NAME).orElseThrow());
  }

  @Test
  void theBuilderMayGoOnAfterBuilding() {
    MessageBuilder builder = Messages.discover();
    DhcpMessage first = builder.build();
    DhcpMessage second = builder.put(Options.HOST_NAME, "a").build();
    assertFalse(first.has(12));
    assertTrue(second.has(12));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 52, 255, -1, 256})
  void codesThatAreNoneOrTheBuildersOwnAreRefused(int code) {
    MessageBuilder builder = Messages.discover();
    byte[] data = {1};
    assertThrows(IllegalArgumentException.class, () -> builder.putRaw(code, data));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "0e", "0101"})
  void bytesThatAreNoMessageTypeAreRefused(String hex) {
    MessageBuilder builder = Messages.discover();
    byte[] data = Bytes.parseHex(hex);
    assertThrows(IllegalArgumentException.class, () -> builder.putRaw(53, data));
  }

  @Test
  void valuesOutOfRangeAreRefusedByName() {
    refused("hops 256 is not in 0 to 255", b -> b.hops(256));
    refused("secs -1 is not in 0 to 65535", b -> b.secs(-1));
    refused("flags 65536 is not in 0 to 65535", b -> b.flags(65536));
    refused("sname 's", b -> b.sname("s".repeat(64)));
    refused("file 'f", b -> b.file("f".repeat(128)));
    refused("lease-time: 4294967296", b -> b.put(Options.LEASE_TIME, 1L << 32));
    refused("max-message-size: 575", b -> b.put(Options.MAX_MESSAGE_SIZE, 575));
    refused(
        "host-name: '\"\"' makes 0 bytes, which must be at least 1",
        b -> b.put(Options.HOST_NAME, ""));
    refused(
        "router: '' makes 0 bytes, which must be at least 4 in steps of 4",
        b -> b.put(Options.ROUTER, List.of()));
    refused(
        "subnet-mask: '255.0.255.0'",
        b -> b.put(Options.SUBNET_MASK, Ipv4Address.of(255, 0, 255, 0)));
  }

  private static void refused(String begin, Consumer<MessageBuilder> action) {
    MessageBuilder builder = Messages.discover();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> action.accept(builder));
    assertTrue(e.getMessage().startsWith(begin), e.getMessage());
  }

  @Test
  void theLongestTextsFitAndMoreSecondsThanTheFieldHoldsAreCut() {
    DhcpMessage message =
        Messages.discover().sname("s".repeat(63)).file("f".repeat(127)).secs(100_000).build();
    assertEquals("s".repeat(63), message.sname());
    assertEquals("f".repeat(127), message.file());
    assertEquals(65535, message.secs());
  }

  @ParameterizedTest
  @CsvSource({"0, 300", "46, 300", "54, 300", "55, 301", "56, 302"})
  void messagesAreAtLeastAsLongAsBootps(int hostName, int length) {
    MessageBuilder builder = Messages.discover();
    if (hostName > 0) {
      builder.put(Options.HOST_NAME, "h".repeat(hostName));
    }
    assertEquals(length, builder.build().length());
  }
}
