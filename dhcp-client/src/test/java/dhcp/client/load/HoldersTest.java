package dhcp.client.load;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which leases are given twice, and which only seem to be. */
final class HoldersTest {
  private static final int ADDRESS = 0x0a000001;
  private static final int OTHER = 0x0a000002;
  private static final int LEASE = 60;
  private static final long SECOND = 1_000_000_000L;
  private static final int ANN = 0;
  private static final int BOB = 1;

  private final Holders holders = new Holders(10_000);

  @Test
  void oneAddressForTwoClientsIsFound() {
    assertTrue(holders.take(ADDRESS, ANN, LEASE, 0));
    assertFalse(holders.take(ADDRESS, BOB, LEASE, 59 * SECOND));
  }

  @Test
  void aLeaseThatIsOverIsNoLonger() {
    assertTrue(holders.take(ADDRESS, ANN, LEASE, 0));
    assertTrue(holders.take(ADDRESS, BOB, LEASE, 60 * SECOND));
  }

  @Test
  void aRenewedLeaseLivesOn() {
    assertTrue(holders.take(ADDRESS, ANN, LEASE, 0));
    assertTrue(holders.take(ADDRESS, ANN, LEASE, 50 * SECOND));
    assertFalse(holders.take(ADDRESS, BOB, LEASE, 60 * SECOND));
  }

  @Test
  void aLeaseWithoutEndHasNone() {
    assertTrue(holders.take(ADDRESS, ANN, -1, 0));
    assertFalse(holders.take(ADDRESS, BOB, LEASE, 0xffffffffL * SECOND));
  }

  @Test
  void whatWasReleasedIsFree() {
    assertTrue(holders.take(ADDRESS, ANN, LEASE, 0));
    holders.giveUp(ANN);
    assertTrue(holders.take(ADDRESS, BOB, LEASE, 1));
    assertFalse(holders.take(ADDRESS, ANN, LEASE, 2));
  }

  @Test
  void whoGetsAnotherAddressHasTheFirstNoLonger() {
    assertTrue(holders.take(ADDRESS, ANN, LEASE, 0));
    assertTrue(holders.take(OTHER, ANN, LEASE, 1));
    assertTrue(holders.take(ADDRESS, BOB, LEASE, 2));
    assertFalse(holders.take(OTHER, BOB, LEASE, 3));
  }

  @Test
  void thousandsAreAllRemembered() {
    for (int client = 0; client < 9_000; client++) {
      assertTrue(holders.take(ADDRESS + client * 7, client, LEASE, 0), "client " + client);
    }
    for (int client = 0; client < 8_999; client++) {
      assertFalse(holders.take(ADDRESS + client * 7, client + 1, LEASE, 1), "client " + client);
      assertTrue(holders.take(ADDRESS + client * 7, client + 1, LEASE, 2));
      holders.take(ADDRESS + (client + 1) * 7, client + 1, LEASE, 3);
    }
  }
}
