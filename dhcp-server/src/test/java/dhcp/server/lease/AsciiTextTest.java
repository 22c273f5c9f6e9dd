package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Text put together byte by byte is what a StringBuilder would have made of the same pieces. */
final class AsciiTextTest {
  private static long crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  @Test
  void numbersAreDecimal() {
    LongStream powers = LongStream.iterate(1, p -> p < Long.MAX_VALUE / 10, p -> p * 10);
    LongStream edges = powers.flatMap(p -> LongStream.of(p - 1, p, -p, 3 * p));
    LongStream ends = LongStream.of(Long.MAX_VALUE, Long.MIN_VALUE);
    LongStream.concat(edges, ends)
        .forEach(
            number -> {
              AsciiText text = new AsciiText(1).add(number);
              assertEquals(Long.toString(number), text.upTo(text.length()));
            });
  }

  @Test
  void piecesAndSumsAreThoseOfAStringBuilder() {
    Random random = new Random(1);
    List<String> pieces = List.of("", "bound", "mac:0102", "\u0141", "\u20ac|", "a".repeat(300));
    for (int round = 0; round < 200; round++) {
      StringBuilder expected = new StringBuilder();
      AsciiText text = new AsciiText(4);
      for (int i = 0; i < 12; i++) {
        String piece = pieces.get(random.nextInt(pieces.size()));
        long number = random.nextLong() >> random.nextInt(64);
        expected.append(piece).append('|').append(number);
        text.add(piece).add('|').add(number);
      }
      assertEquals(crc(expected.toString()), text.checksum());
    }
  }

  @Test
  void aCutKeepsTheRest() {
    AsciiText text = new AsciiText(2).add("[1,2],[3");
    assertEquals("[1,2]", text.upTo(5));
    text.cut(5, '[');
    assertEquals("[[3", text.upTo(text.length()));
  }
}
