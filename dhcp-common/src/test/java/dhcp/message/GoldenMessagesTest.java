package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Bytes;
import dhcp.testing.GoldenFrame;
import dhcp.testing.GoldenFrames;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of real peers: read, printed, and written again from their values. */
class GoldenMessagesTest {
  static List<GoldenFrame> frames() {
    return GoldenFrames.dhcp();
  }

  private static DhcpMessage parse(byte[] bytes) {
    return assertInstanceOf(DhcpMessage.class, DhcpMessage.parse(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void theMessageIsOfItsKind(GoldenFrame frame) {
    DhcpMessage message = parse(frame.payload());
    assertEquals(frame.what(), message.messageType().orElseThrow().name());
    assertArrayEquals(frame.payload(), message.toBytes());
  }

  @ParameterizedTest
  @MethodSource("frames")
  void everyOptionIsWellFormedAndPrinted(GoldenFrame frame) {
    DhcpMessage message = parse(frame.payload());
    String text = MessagePrinter.decoded(message);
    assertTrue(text.chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f), text);
    for (int code : message.codes()) {
      Option<?> option = Options.of(code);
      assertTrue(message.get(option).isPresent(), option + " in " + text);
      assertTrue(text.contains("\n  " + code + " " + option.name() + ": "), text);
    }
  }

  /** The layout is taken from the frame, every byte of content from decoded values. */
  @ParameterizedTest
  @MethodSource("frames")
  void itsValuesAndLayoutMakeItsBytes(GoldenFrame frame) {
    byte[] payload = frame.payload();
    DhcpMessage message = parse(payload);
    byte[] written = Arrays.copyOf(headerOf(message).build().toBytes(), payload.length);
    Arrays.fill(written, Header.OPTIONS, written.length, (byte) 0);
    Map<Integer, Integer> used = new HashMap<>();
    int overload = message.get(Options.of(Header.OVERLOAD)).map(v -> (Integer) v).orElse(0);
    replay(message, payload, written, Header.OPTIONS, payload.length, used);
    if ((overload & Header.OVERLOAD_FILE) != 0) {
      replay(message, payload, written, Header.FILE, Header.COOKIE, used);
    }
    if ((overload & Header.OVERLOAD_SNAME) != 0) {
      replay(message, payload, written, Header.SNAME, Header.FILE, used);
    }
    assertArrayEquals(payload, written);
  }

  private static MessageBuilder headerOf(DhcpMessage message) {
    MessageBuilder builder =
        switch (message.op()) {
          case BOOTREQUEST -> DhcpMessage.request(message.xid(), message.chaddr());
          case BOOTREPLY -> DhcpMessage.replyTo(message);
        };
    return builder
        .hops(message.hops())
        .secs(message.secs())
        .flags(message.flags())
        .ciaddr(message.ciaddr())
        .yiaddr(message.yiaddr())
        .siaddr(message.siaddr())
        .giaddr(message.giaddr())
        .sname(message.sname())
        .file(message.file());
  }

  private static void replay(
      DhcpMessage message,
      byte[] original,
      byte[] written,
      int from,
      int end,
      Map<Integer, Integer> used) {
    int at = from;
    while (at < end) {
      int code = Bytes.int8(original, at);
      Bytes.putInt8(written, at++, code);
      if (code == Header.END) {
        return;
      }
      if (code != Header.PAD) {
        int length = Bytes.int8(original, at);
        Bytes.putInt8(written, at++, length);
        int start = used.getOrDefault(code, 0);
        System.arraycopy(encoded(message, Options.of(code)), start, written, at, length);
        used.put(code, start + length);
        at += length;
      }
    }
  }

  /**
   * The NUL that a sender put behind its text is no part of the value, and neither is what follows.
   */
  private static <T> byte[] encoded(DhcpMessage message, Option<T> option) {
    byte[] raw = message.raw(option.code()).orElseThrow();
    byte[] value = option.encode(message.get(option).orElseThrow());
    if (option.equals(Options.DOMAIN_SEARCH) && raw.length > value.length) {
      List<String> names = message.get(Options.DOMAIN_SEARCH).orElseThrow();
      return DomainListFormat.uncompressed().encode(names);
    }
    boolean ended = option.format() instanceof TextFormat && raw.length > value.length;
    if (ended && raw[value.length] == 0) {
      System.arraycopy(value, 0, raw, 0, value.length);
      return raw;
    }
    return value;
  }

  /** Where the peer lays a message out as ours are, the builder alone makes the same bytes. */
  @Test
  void theBuilderMakesTheBytesOfPeersWithTheSameLayout() {
    int same = 0;
    for (GoldenFrame frame : frames()) {
      DhcpMessage message = parse(frame.payload());
      MessageBuilder builder = headerOf(message).maxSize(MessageBuilder.MAX_DATAGRAM);
      for (int code : message.codes()) {
        if (code != Header.OVERLOAD) {
          builder.putRaw(code, encoded(message, Options.of(code)));
        }
      }
      DhcpMessage built = builder.build();
      assertEquals(List.of(), builder.omitted());
      for (int code : message.codes()) {
        assertTrue(code == Header.OVERLOAD || sameOption(message, built, code), frame.toString());
      }
      same += Arrays.equals(unpadded(message), unpadded(built)) ? 1 : 0;
    }
    assertTrue(same * 10 > frames().size() * 8, same + " of " + frames().size());
  }

  private static boolean sameOption(DhcpMessage a, DhcpMessage b, int code) {
    Optional<byte[]> other = b.raw(code);
    return a.raw(code).filter(raw -> Arrays.equals(raw, other.orElseThrow())).isPresent();
  }

  private static byte[] unpadded(DhcpMessage message) {
    byte[] bytes = message.toBytes();
    int length = bytes.length;
    while (bytes[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(bytes, length);
  }

  @Test
  void cutAnywhereItIsAMessageOrNone() {
    for (GoldenFrame frame : frames()) {
      byte[] payload = frame.payload();
      for (int length = 0; length <= payload.length; length++) {
        assertEquals(length < Header.OPTIONS, tooShort(DhcpMessage.parse(payload, 0, length)));
      }
    }
  }

  private static boolean tooShort(Parsed parsed) {
    return parsed.equals(new Malformed(Malformed.Reason.TOO_SHORT));
  }

  @Test
  void withAnyBitFlippedItIsReadAndPrintedOrRefused() {
    int messages = 0;
    int malformed = 0;
    for (GoldenFrame frame : frames()) {
      byte[] payload = frame.payload();
      for (int bit = 0; bit < payload.length * 8; bit++) {
        payload[bit / 8] ^= (byte) (1 << bit % 8);
        if (DhcpMessage.parse(payload, 0, payload.length) instanceof DhcpMessage message) {
          assertTrue(MessagePrinter.decoded(message).startsWith("DHCP") || bootp(message));
          messages++;
        } else {
          malformed++;
        }
        payload[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
    assertTrue(malformed > 0 && messages > malformed, messages + " and " + malformed);
  }

  private static boolean bootp(DhcpMessage message) {
    return message.messageType().isEmpty();
  }
}
