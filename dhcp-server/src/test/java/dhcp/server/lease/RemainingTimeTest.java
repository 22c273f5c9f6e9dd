package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clocks may do between a write and a start, and what is left of a lease of an hour then. */
final class RemainingTimeTest {
  private static final long YEARS = 10L * 365 * 24 * 3600;
  private static final long NOON = 1_790_000_000L;
  private static final long SEED = 42;

  /** A moment in seconds. */
  private static Moment at(long boot, long uptime, long wall) {
    return new Moment(boot, uptime * 1000, wall * 1000);
  }

  private static long seconds(String text) {
    return switch (text) {
      case "1970" -> -NOON;
      case "+10y" -> YEARS;
      case "-10y" -> -YEARS;
      case "+1d" -> 86_400;
      case "-1d" -> -86_400;
      default -> Long.parseLong(text);
    };
  }

  /** The lease was written at uptime 1000 and noon; nothing was written after it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'same boot, both clocks go right',          1,  600, 600,  3000",
    "'same boot, ended meanwhile',               1, 4000, 4000, -400",
    "'same boot, wall clock a day ahead',        1,  600, +1d,  3000",
    "'same boot, wall clock a day behind',       1,  600, -1d,  3000",
    "'same boot, wall clock years ahead',        1,  600, +10y, 3000",
    "'same boot, wall clock at 1970',            1,  600, 1970, 3000",
    "'same boot, ended, wall clock behind',      1, 4000, -10y, -400",
    "'other boot, lives by the wall clock',      2, -990, 600,  3600",
    "'other boot, wall clock a second ahead',    2, -990, 1,    3600",
    "'other boot, wall clock at 1970',           2, -990, 1970, 3600",
    "'other boot, wall clock a day behind',      2, -990, -1d,  3600",
    "'other boot, wall clock years behind',      2, -990, -10y, 3600",
    "'other boot, ended where nobody watched',   2, -990, 4000, 3600",
    "'other boot, wall clock a day ahead',       2, -990, +1d,  3600",
    "'other boot, wall clock years ahead',       2, -990, +10y, 3600"
  })
  void anHoursLease(String what, long boot, long uptimeLater, String wallLater, long expected) {
    Moment written = at(1, 1000, NOON);
    Moment now = at(boot, 1000 + uptimeLater, NOON + seconds(wallLater));
    assertEquals(expected * 1000, new RemainingTime(written, now).of(3_600_000, written));
  }

  @Test
  void whatHadEndedAtTheLastWriteIsNotRevived() {
    Moment written = at(1, 1000, NOON);
    Moment last = at(1, 5000, NOON + 4000);
    assertEquals(
        -400_000 - 86_400_000L,
        new RemainingTime(last, at(2, 10, NOON + 4000 + 86_400)).of(3_600_000, written));
    assertEquals(-400_000, new RemainingTime(last, at(2, 10, 0)).of(3_600_000, written), "at 1970");
  }

  @Test
  void noWallClockEndsWhatWasAliveAtTheLastWrite() {
    Moment written = at(1, 1000, NOON);
    Moment last = at(1, 1000 + 3590, NOON + 3590);
    assertEquals(10_000, new RemainingTime(last, at(2, 10, NOON + 3620)).of(3_600_000, written));
  }

  /**
   * A step of the wall clock within a boot changes nothing, however the next boot's clock stands.
   */
  @Test
  void withinTheLastBootTheWallClockDoesNotMatter() {
    Moment written = at(1, 1000, 0);
    Moment last = at(1, 1600, NOON);
    assertEquals(3_000_000, new RemainingTime(last, at(2, 10, NOON + 600)).of(3_600_000, written));
  }

  @Test
  void whereBootsCannotBeToldApartEachStartIsAnotherBoot() {
    Moment written = at(0, 1000, NOON);
    assertEquals(
        3_600_000, new RemainingTime(written, at(0, 10, NOON + 600)).of(3_600_000, written));
  }

  /**
   * Whatever the clocks do: never more than was left at the write, and after another boot no less
   * than at the last write of all.
   */
  @Test
  void noLeaseLivesLongerThanWasLeftNorEndsBeforeItMust() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      Moment written = at(random.nextInt(3), random.nextInt(10_000), NOON + random.nextInt());
      Moment last =
          random.nextBoolean()
              ? written
              : at(
                  written.boot() + random.nextInt(2),
                  random.nextInt(10_000),
                  NOON + random.nextInt());
      Moment now =
          at(last.boot() + random.nextInt(2), random.nextInt(10_000), NOON + random.nextInt());
      long left = random.nextInt(100_000) - 20_000;
      long remaining = new RemainingTime(last, now).of(left, written);
      assertTrue(remaining <= left, () -> "seed " + SEED + ": " + written + last + now);
      if (last.boot() != now.boot() && written.equals(last) && left > 0) {
        assertEquals(left, remaining, () -> "seed " + SEED + ": " + written + last + now);
      }
    }
  }
}
