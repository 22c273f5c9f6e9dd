package dhcp.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sum of RFC 1071, against its definition: 16-bit words, carries added back. */
final class InternetChecksumTest {
  private static int slowly(byte[] bytes, int offset, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int value = bytes[offset + i] & 0xff;
      sum += i % 2 == 0 ? value << 8 : value;
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return sum;
  }

  @Test
  void everyLengthFromEveryOffset() {
    byte[] bytes = new byte[80];
    new Random(1071).nextBytes(bytes);
    for (int offset = 0; offset < 17; offset++) {
      for (int length = 0; offset + length <= bytes.length; length++) {
        int sum = slowly(bytes, offset, length);
        assertEquals(sum, InternetChecksum.fold(InternetChecksum.add(0, bytes, offset, length)));
      }
    }
  }

  @Test
  void theLongestDatagramOfTheHighestWords() {
    byte[] bytes = new byte[0xffff];
    Arrays.fill(bytes, (byte) 0xff);
    assertEquals(
        slowly(bytes, 0, bytes.length),
        InternetChecksum.fold(InternetChecksum.add(0, bytes, 0, bytes.length)));
  }

  /** The example of RFC 1071 section 3. */
  @Test
  void theExampleOfTheRfc() {
    byte[] bytes = {
      0x00, 0x01, (byte) 0xf2, 0x03, (byte) 0xf4, (byte) 0xf5, (byte) 0xf6, (byte) 0xf7
    };
    assertEquals(0xddf2, InternetChecksum.fold(InternetChecksum.add(0, bytes, 0, 8)));
    assertEquals(0x220d, InternetChecksum.of(InternetChecksum.add(0, bytes, 0, 8)));
  }
}
