package dhcp.client.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.lease.Lease;
import org.junit.jupiter.api.Test;

/** The way from the start to a lease in place. */
class AcquisitionTest {
  private static final FakeServer SERVER = FakeServer.leasing(3600);

  @Test
  void fourMessagesAndThreeProbesMakeALease() {
    Rig client = Rig.usual().start();
    assertEquals(StateName.SELECTING, client.in());
    client.receive(SERVER.offer(client.message()));
    assertEquals(StateName.REQUESTING, client.in());
    client.receive(SERVER.ack(client.message()));
    assertEquals(StateName.PROBING, client.in());
    assertEquals(FakeServer.CLIENT, client.only(Action.SendProbe.class).address());
    for (int further = 0; further < 2; further++) {
      client.fire();
      assertEquals(FakeServer.CLIENT, client.only(Action.SendProbe.class).address());
    }
    client.fire();
    assertEquals(StateName.BOUND, client.in());
    Lease lease = client.only(Action.Configure.class).lease();
    assertEquals(lease, client.only(Action.SaveLease.class).lease());
    assertEquals(FakeServer.CLIENT, lease.address());
    assertEquals(FakeServer.SERVER, lease.server());
    assertEquals(24, lease.network().prefixLength());
    assertTrue(client.notices(Notice.Bound.class).isEmpty(), "not in place yet");
    client.on(new Event.Configured());
    assertEquals(FakeServer.CLIENT, client.notice(Notice.Bound.class).lease().address());
    assertEquals(FakeServer.CLIENT, client.only(Action.SendAnnouncement.class).address());
    assertEquals(2, client.sent.size());
  }
}
