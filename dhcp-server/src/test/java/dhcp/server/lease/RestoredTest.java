package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a row means at a start. A client whose request was repeated within ten seconds was told of
 * an end up to that much later than the row's, so for so long its lease is none that ran out.
 */
final class RestoredTest {
  /** Of an hour's lease. */
  private static LeaseRow row(int number, Moment written) {
    Shelf shelf = new Shelf(Path.of("never-opened"));
    shelf.now = written;
    return RowCodec.row(new LeaseChange.Put(shelf.lease(number)), number, written);
  }

  private static Moment at(long boot, long uptime) {
    return new Moment(boot, uptime, Shelf.WALL + uptime);
  }

  private static Restored restored(Moment now, LeaseRow... rows) {
    Restored restored = new Restored(rows[rows.length - 1].written(), now, complaint -> {});
    for (LeaseRow row : rows) {
      restored.add(row);
    }
    return restored;
  }

  @ParameterizedTest(name = "{0} ms after it was written")
  @CsvSource({
    "3599999, BOUND, 1",
    "3600000, BOUND, 1",
    "3609999, BOUND, 1",
    "3610000, EXPIRED, 0",
    "9999999, EXPIRED, 0"
  })
  void leaseIsNoneThatRanOutWhileItsClientMayHold(long later, LeaseState state, int live) {
    Restored restored = restored(at(1, 1_000 + later), row(1, at(1, 1_000)));
    assertEquals(state, restored.leases().get(0).state());
    assertEquals(1_000 + Shelf.HOUR, restored.leases().get(0).end());
    assertEquals(live, restored.live().size());
  }

  @Test
  void leaseThatHadJustEndedIsHeldForAsLongAfterAnotherBoot() {
    LeaseRow earlier = row(1, at(1, 1_000));
    LeaseRow last = row(2, at(1, 3_604_000));
    Restored restored = restored(new Moment(2, 10, Shelf.WALL * 2), earlier, last);
    assertEquals(LeaseState.BOUND, restored.leases().get(0).state());
    assertEquals(10 - 3_000, restored.leases().get(0).end());
  }
}
