package dhcp.link;

import static dhcp.link.LinkLab.NEAR;
import static dhcp.link.LinkLab.NEAR_IF;
import static dhcp.link.LinkLab.mark;
import static dhcp.link.LinkLab.toServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.link.LinkOptions.Role;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A link goes on whatever happens to its interface, and says what happened. Needs root. */
final class InterfaceLifeIT {
  private final LinkLab lab = new LinkLab();
  private final PcapLink near = lab.near(Role.SERVER);
  private final Recorder heard = lab.record(NEAR, near);

  @AfterEach
  void close() {
    lab.close();
  }

  private void assertHears(int mark) {
    PcapLink far = lab.far();
    far.send(toServer(far, mark));
    assertEquals(mark, mark(heard.frame()));
    far.close();
  }

  private void ip(String... arguments) {
    lab.namespaces.ip(NEAR, arguments);
  }

  @Test
  void downAndUp() {
    for (int i = 1; i <= 5; i++) {
      ip("link", "set", NEAR_IF, "down");
      heard.event(LinkEvent.Down.class);
      ip("link", "set", NEAR_IF, "up");
      heard.event(LinkEvent.Up.class);
      assertTrue(near.state().up());
      assertHears(i);
    }
  }

  @Test
  void carrierLostAndBack() {
    lab.namespaces.ip(LinkLab.FAR, "link", "set", LinkLab.FAR_IF, "down");
    heard.event(LinkEvent.Down.class);
    lab.namespaces.ip(LinkLab.FAR, "link", "set", LinkLab.FAR_IF, "up");
    heard.event(LinkEvent.Up.class);
    assertHears(1);
  }

  @Test
  void aFlapTooShortToBeSeenIsToldAllTheSame() {
    ip("link", "set", NEAR_IF, "down");
    ip("link", "set", NEAR_IF, "up");
    heard.event(LinkEvent.Down.class);
    heard.event(LinkEvent.Up.class);
    assertHears(1);
  }

  @Test
  void deletedAndMadeAgain() {
    for (int i = 1; i <= 3; i++) {
      final int before = near.state().index();
      ip("link", "delete", NEAR_IF);
      heard.event(LinkEvent.Gone.class);
      lab.join();
      assertNotEquals(before, heard.event(LinkEvent.Returned.class).state().index());
      heard.event(LinkEvent.Up.class);
      assertHears(i);
    }
  }

  @Test
  void renamed() {
    ip("link", "set", NEAR_IF, "name", "other0");
    assertEquals("other0", heard.event(LinkEvent.Renamed.class).to());
    assertHears(1);
    ip("link", "set", "other0", "down");
    heard.event(LinkEvent.Down.class);
    ip("link", "set", "other0", "up");
    heard.event(LinkEvent.Up.class);
    assertHears(2);
  }

  @Test
  void anotherHardwareAddress() {
    MacAddress before = near.state().mac();
    MacAddress after = MacAddress.parse("02:00:00:00:00:77");
    ip("link", "set", NEAR_IF, "address", after.toString());
    assertEquals(new LinkEvent.MacChanged(before, after), heard.event(LinkEvent.MacChanged.class));
    PcapLink far = lab.far();
    far.send(LinkLab.datagram(far.state().mac(), after, 67, 1));
    assertEquals(1, mark(heard.frame()));
  }

  @Test
  void addressesInTheKernelsOrder() {
    for (String address : List.of("10.0.0.1/24", "10.0.0.2/24", "10.9.0.1/16", "10.8.0.1/32")) {
      ip("address", "add", address, "dev", NEAR_IF);
    }
    List<InterfaceAddress> all = List.of();
    while (all.size() < 4) {
      all = heard.event(LinkEvent.AddressesChanged.class).addresses();
    }
    assertEquals(new InterfaceAddress(Ipv4Address.of(10, 0, 0, 1), 24), all.get(0));
    assertTrue(all.contains(new InterfaceAddress(Ipv4Address.of(10, 0, 0, 2), 24)));
    assertTrue(all.contains(new InterfaceAddress(Ipv4Address.of(10, 9, 0, 1), 16)));
    assertTrue(all.contains(new InterfaceAddress(Ipv4Address.of(10, 8, 0, 1), 32)));
  }

  @Test
  void anotherMtu() {
    ip("link", "set", NEAR_IF, "mtu", "1400");
    assertEquals(1400, heard.event(LinkEvent.MtuChanged.class).to());
    assertEquals(1400, near.state().mtu());
  }
}
