package dhcp.client.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Percentiles against sorted times. */
final class HistogramTest {
  private final Histogram histogram = new Histogram();

  @Test
  void hasNothingToTellAtFirst() {
    assertEquals(0, histogram.count());
    assertEquals(0, histogram.percentile(50));
    assertEquals(0, histogram.max());
  }

  @Test
  void tellsSmallTimesExactly() {
    for (int nanos = 1; nanos <= 100; nanos++) {
      histogram.add(nanos);
    }
    assertEquals(50, histogram.percentile(50));
    assertEquals(99, histogram.percentile(99));
    assertEquals(100, histogram.percentile(100));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 129, 255, 256, 65_535, 1L << 40, Long.MAX_VALUE})
  void tellsOneTimeExactly(long nanos) {
    histogram.add(nanos);
    assertEquals(nanos, histogram.percentile(50), "the longest of all is known exactly");
    assertEquals(nanos, histogram.max());
  }

  @Test
  void countsATimeBelowNothingAsNothing() {
    histogram.add(-5);
    assertEquals(1, histogram.count());
    assertEquals(0, histogram.max());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isNeverTooShortAndLittleTooLong(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] times = random.longs(10_000).map(bits -> bits >>> 1 >>> (bits & 31) + 20).toArray();
    for (long time : times) {
      histogram.add(time);
    }
    Arrays.sort(times);
    for (double percent : new double[] {0.01, 1, 10, 50, 90, 99, 99.9, 100}) {
      long exact = times[(int) Math.ceil(times.length * percent / 100) - 1];
      long told = histogram.percentile(percent);
      assertTrue(exact <= told && told <= exact + exact / 64, percent + ": " + told + ", " + exact);
    }
  }
}
