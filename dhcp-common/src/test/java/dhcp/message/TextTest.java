package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Escaping, and text as users type it. */
class TextTest {
  @Test
  void everythingButPrintableAsciiIsEscaped() {
    assertEquals("plain \"text\" ~", Text.escape("plain \"text\" ~"));
    assertEquals(
        "a\\\\b\\x00\\x0a\\x1b[31m\\x7f\\xe9\\u2028",
        Text.escape("a\\b\0\n\u001b[31m\u007f\u00e9\u2028"));
  }

  @Test
  void longTextIsCut() {
    assertEquals("abc...", Text.escape("abcd", 3));
    assertEquals("abc", Text.escape("abc", 3));
    assertEquals(512 + 3, Text.escape("a".repeat(100_000)).length());
  }

  @Test
  void quotedTextIsReadBack() {
    Random random = new Random(822);
    for (int round = 0; round < 20_000; round++) {
      String text = Text.of(Values.data(random));
      String quoted = Text.quote(text, ",;");
      assertTrue(quoted.chars().allMatch(c -> c >= 0x20 && c < 0x7f), quoted);
      assertTrue(quoted.indexOf(',') < 0 && quoted.indexOf(';') < 0, quoted);
      assertEquals(text, Text.unquote(quoted));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\\"", "\"\\x1\"", "\"\\xg0\"", "\"\\n\"", "\"\\\\\\\""})
  void brokenEscapesAreRefused(String typed) {
    assertThrows(IllegalArgumentException.class, () -> Text.unquote(typed));
  }

  @Test
  void charactersBeyondOneByteAreNotBytes() {
    assertThrows(IllegalArgumentException.class, () -> Options.HOST_NAME.encode("\u20ac"));
    assertEquals("\u00e2\u0082\u00ac", Options.HOST_NAME.parse("\u20ac"));
  }
}
