package dhcp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 3339 with milliseconds, against the JDK's reading of it. */
final class TimestampTest {
  @Test
  void millisecondsAreThereAlsoWhenZero() {
    assertEquals("1970-01-01T00:00:00.000Z", Timestamp.of(0));
    assertEquals("1969-12-31T23:59:59.999Z", Timestamp.of(-1));
    assertEquals("2024-02-29T09:08:07.006Z", Timestamp.of(1709197687006L));
    assertEquals("2106-02-07T06:28:16.000Z", Timestamp.of((1L << 32) * 1000));
  }

  @Test
  void theJdkReadsTheSameMoment() {
    Random random = new Random(9);
    for (int i = 0; i < 5000; i++) {
      long millis = random.nextLong(253_402_300_800_000L);
      assertEquals(Instant.ofEpochMilli(millis), Instant.parse(Timestamp.of(millis)));
    }
  }
}
