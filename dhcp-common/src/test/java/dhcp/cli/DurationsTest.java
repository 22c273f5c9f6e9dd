package dhcp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations as typed and as printed. */
final class DurationsTest {
  @ParameterizedTest(name = "{0} is {1} s and prints as {2}")
  @CsvSource({
    "0,0,0s",
    "1,1,1s",
    "600,600,10m",
    "90s,90,90s",
    "10m,600,10m",
    "12h,43200,12h",
    "24h,86400,1d",
    "7d,604800,7d",
    "61,61,61s",
    "infinite,4294967295,infinite",
    "4294967294,4294967294,4294967294s",
  })
  void table(String text, long seconds, String printed) {
    assertEquals(seconds, Durations.parse(text));
    assertEquals(printed, Durations.print(seconds));
    assertEquals(seconds, Durations.parse(printed));
    assertEquals(printed, new TimeSpan(seconds).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1.5h", "10 m", "m", "1w", "1M", "4294967295", "99999999999", "49711d"})
  void anythingElseIsNamed(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
    assertTrue(e.getMessage().contains("'" + text + "'"));
  }

  @Test
  void forEver() {
    assertTrue(new TimeSpan(Durations.INFINITE).isInfinite());
    assertEquals(false, new TimeSpan(Durations.INFINITE - 1).isInfinite());
  }
}
