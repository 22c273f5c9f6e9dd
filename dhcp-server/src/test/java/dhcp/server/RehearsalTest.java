package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.server.engine.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is played goes the way that a real client's messages go, to the end of its lease. */
class RehearsalTest {
  @Test
  void everyMessageComesThrough() {
    assertEquals(
        List.of(Reason.NEW, Reason.SELECTED, Reason.REBOUND, Reason.WRONG_NETWORK, Reason.RELEASED),
        Rehearsal.play());
  }
}
