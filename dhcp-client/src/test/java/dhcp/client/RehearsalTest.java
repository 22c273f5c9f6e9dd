package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.client.config.DryRun;
import dhcp.client.lease.Lease;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rehearsal that stops half way would load half of the code, and nobody would notice. */
class RehearsalTest {
  @Test
  void itGoesAllTheWayToALeaseThatIsConfigured() {
    Lease lease = new Rehearsal().play().orElseThrow();
    assertEquals("192.0.2.2", lease.address().toString());
    assertEquals(24, lease.network().prefixLength());
    assertEquals(3_600_000, lease.times().endsAt() - lease.times().start());
    assertEquals(
        List.of(
            "address replace 192.0.2.2/24 broadcast 192.0.2.255 dev none metric 1000"
                + " valid_lft 3600 preferred_lft 3600",
            "route add 0.0.0.0/0 via 192.0.2.1 dev none proto dhcp src 192.0.2.2 metric 1000",
            "# dhcp-client begin",
            "# interface none search  servers 192.0.2.1",
            "nameserver 192.0.2.1",
            "# dhcp-client end"),
        DryRun.of(lease));
  }
}
