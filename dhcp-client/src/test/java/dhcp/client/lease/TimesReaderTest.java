package dhcp.client.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T1 and T2 whatever the server says (RFC 2131 section 4.4.5). */
class TimesReaderTest {
  private static final long SECOND = 1_000;

  private static LeaseTimes read(MessageBuilder ack, long seed) {
    return TimesReader.read(ack.build(), 0, new SplittableRandom(seed));
  }

  @ParameterizedTest(name = "rule 18: lease {0}, T1 {1}, T2 {2} gives {3} and {4}")
  @CsvSource({
    // lease, option 58, option 59, T1, T2 in seconds; - stands for no option
    "3600, -, -, 1800, 3150",
    "3600, 600, 1200, 600, 1200",
    "300, 200, 100, 150, 262.5",
    "300, 0, 0, 150, 262.5",
    "300, 200, -, 200, 262.5",
    "300, 280, -, 150, 262.5",
    "300, -, 100, 57.143, 100",
    "300, 300, 300, 150, 262.5",
    "300, 4294967295, 4294967295, 150, 262.5",
    "300, 100, 400, 100, 262.5",
    "3600, 1, 2, 1, 2",
    "10, -, -, 5, 8.75",
    "2, -, -, 1, 2",
    "1, -, -, 1, 1",
  })
  void rule18TimesAreInOrder(double lease, String t1, String t2, double renew, double rebind) {
    MessageBuilder ack = Acks.bare().put(Options.LEASE_TIME, (long) lease);
    if (!t1.equals("-")) {
      ack.put(Options.RENEWAL_TIME, Long.parseLong(t1));
    }
    if (!t2.equals("-")) {
      ack.put(Options.REBINDING_TIME, Long.parseLong(t2));
    }
    for (long seed = 0; seed < 20; seed++) {
      LeaseTimes times = read(ack, seed);
      assertEquals(renew * SECOND, times.renewAt(), Math.min(SECOND, renew * SECOND / 40));
      assertEquals(rebind * SECOND, times.rebindAt(), Math.min(SECOND, rebind * SECOND / 40));
      assertEquals(lease * SECOND, times.endsAt());
    }
  }

  @Test
  void timesAreSpread() {
    Set<Long> renewals = new HashSet<>();
    Set<Long> rebindings = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      renewals.add(read(Acks.bare(), seed).renewAt());
      rebindings.add(read(Acks.bare(), seed).rebindAt());
    }
    assertTrue(renewals.size() > 30 && rebindings.size() > 30);
  }

  @Test
  void rule21InfiniteLeaseHasNoTimes() {
    LeaseTimes times =
        read(
            Acks.bare()
                .put(Options.LEASE_TIME, 0xffff_ffffL)
                .put(Options.RENEWAL_TIME, 10L)
                .put(Options.REBINDING_TIME, 20L),
            1);
    assertTrue(times.isInfinite());
    assertEquals(LeaseTimes.NEVER, times.renewAt());
    assertEquals(times, times.plus(5).plus(-5));
  }

  @Test
  void everyTripleOfTimesIsPutInOrder() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      long lease = 1 + (random.nextLong(1L << 32) >>> random.nextInt(32));
      LeaseTimes times =
          read(
              Acks.bare()
                  .put(Options.LEASE_TIME, Math.min(lease, 0xffff_fffeL))
                  .put(Options.RENEWAL_TIME, random.nextLong(1L << 32) >>> random.nextInt(32))
                  .put(Options.REBINDING_TIME, random.nextLong(1L << 32) >>> random.nextInt(32)),
              i);
      // The record's constructor has checked the order.
      assertTrue(times.renewAt() >= SECOND, () -> "T1 within the first second: " + times);
      assertNotEquals(LeaseTimes.NEVER, times.endsAt());
    }
  }
}
