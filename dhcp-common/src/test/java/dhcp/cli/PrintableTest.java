package dhcp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could act on a terminal or break a line is written as its number. */
final class PrintableTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0a, \\x0a, \\u000a", // line feed
    "0d, \\x0d, \\u000d",
    "1b, \\x1b, \\u001b", // escape
    "00, \\x00, \\u0000",
    "7f, \\x7f, \\u007f", // delete
    "9b, \\x9b, \\u009b", // the one-byte form of escape and bracket
    "2028, \\u2028, \\u2028", // line separator
    "202e, \\u202e, \\u202e", // right to left from here
    "d800, \\ud800, \\ud800", // half a character
    "feff, \\ufeff, \\ufeff",
  })
  void acting(String hex, String text, String json) {
    String acting = "a" + (char) Integer.parseInt(hex, 16) + "b";
    assertEquals("a" + text + "b", Printable.escape(acting));
    assertEquals("a" + json + "b", Printable.escapeJson(acting));
  }

  @Test
  void plainTextStaysTheSame() {
    String plain = "DHCPACK on 192.168.1.100 to 02:00:00:00:00:01 (Grüße) \\ \" '";
    assertSame(plain, Printable.escape(plain));
  }

  @Test
  void nothingThatActsIsLeft() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0xffff; c++) {
      all.append(c);
    }
    assertTrue(
        Printable.escape(all.toString())
            .codePoints()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        || Character.getType(c) == Character.SURROGATE));
  }
}
