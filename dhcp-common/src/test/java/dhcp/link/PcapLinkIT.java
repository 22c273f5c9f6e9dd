package dhcp.link;

import static dhcp.link.LinkLab.FAR;
import static dhcp.link.LinkLab.FAR_IF;
import static dhcp.link.LinkLab.NEAR;
import static dhcp.link.LinkLab.NEAR_IF;
import static dhcp.link.LinkLab.datagram;
import static dhcp.link.LinkLab.mark;
import static dhcp.link.LinkLab.toServer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.frame.ArpFrame;
import dhcp.frame.FrameDecoder;
import dhcp.frame.Rejected;
import dhcp.link.LinkOptions.Role;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which frames come through a link on a real interface. Needs root. */
final class PcapLinkIT {
  private static final MacAddress STRANGER = MacAddress.parse("02:99:99:99:99:99");

  private final LinkLab lab = new LinkLab();
  private final PcapLink far = lab.far();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void whatIsSentArrivesAsItIs() {
    PcapLink near = lab.near(Role.SERVER);
    Recorder heard = lab.record(NEAR, near);
    byte[] frame = toServer(far, 7);
    assertTrue(far.send(frame));
    assertArrayEquals(frame, heard.frame());
    assertEquals(1, far.counters().sent());
  }

  @Test
  void aServerHearsClientsServersAndArpButNotItself() {
    PcapLink near = lab.near(Role.SERVER);
    Recorder heard = lab.record(NEAR, near);
    assertTrue(near.send(toServer(near, 1)));
    far.send(toServer(near, 2)); // our own frame, sent back to us
    far.send(datagram(STRANGER, near.state().mac(), 69, 3));
    far.send(datagram(STRANGER, near.state().mac(), 67, 4));
    far.send(datagram(STRANGER, MacAddress.BROADCAST, 68, 5));
    byte[] arp = ArpFrame.probe(STRANGER, Ipv4Address.of(192, 168, 1, 1)).encode();
    far.send(arp);
    assertEquals(4, mark(heard.frame()));
    assertEquals(5, mark(heard.frame()));
    assertArrayEquals(arp, heard.frame());
    assertEquals(3, near.counters().received());
  }

  @Test
  void aClientHearsWhatIsSentToItsPortAndAddressesOnly() {
    MacAddress second = MacAddress.parse("02:00:00:00:00:22");
    PcapLink near = lab.open(NEAR, NEAR_IF, LinkOptions.of(Role.CLIENT).alsoFor(Set.of(second)));
    Recorder heard = lab.record(NEAR, near);
    far.send(datagram(STRANGER, MacAddress.BROADCAST, 67, 1));
    far.send(datagram(STRANGER, MacAddress.parse("02:00:00:00:00:33"), 68, 2));
    far.send(datagram(STRANGER, near.state().mac(), 68, 3));
    far.send(datagram(STRANGER, second, 68, 4));
    far.send(datagram(STRANGER, MacAddress.BROADCAST, 68, 5));
    assertEquals(3, mark(heard.frame()));
    assertEquals(4, mark(heard.frame()));
    assertEquals(5, mark(heard.frame()));
  }

  @Test
  void simulatedClientsHearWhatIsForAnyOfThem() {
    Recorder heard = lab.record(FAR, far);
    PcapLink near = lab.near(Role.SERVER);
    near.send(datagram(near.state().mac(), STRANGER, 68, 1));
    assertEquals(1, mark(heard.frame()));
  }

  @Test
  void aTaggedFrameShowsItsTag() {
    PcapLink near = lab.near(Role.SERVER);
    Recorder heard = lab.record(NEAR, near);
    byte[] plain = toServer(far, 1);
    byte[] tagged = new byte[plain.length + 4];
    System.arraycopy(plain, 0, tagged, 0, 12);
    tagged[12] = (byte) 0x81;
    tagged[15] = 5;
    System.arraycopy(plain, 12, tagged, 16, plain.length - 12);
    far.send(tagged);
    byte[] frame = heard.frame();
    assertEquals(new Rejected(Rejected.Reason.VLAN), FrameDecoder.decode(frame, frame.length));
  }

  @Test
  void aListenerThatThrowsHearsTheNextFrame() {
    PcapLink near = lab.near(Role.SERVER);
    Recorder heard = new Recorder();
    lab.start(
        NEAR,
        near,
        new LinkListener() {
          @Override
          public void onFrame(byte[] bytes, int length) {
            switch (mark(bytes)) {
              case 1 -> throw new IllegalStateException("first frame");
              case 2 -> throw new OutOfMemoryError("second frame");
              default -> heard.onFrame(bytes, length);
            }
          }

          @Override
          public void onEvent(LinkEvent event) {}
        });
    for (int mark = 1; mark <= 3; mark++) {
      far.send(toServer(far, mark));
    }
    assertEquals(3, mark(heard.frame()));
    assertEquals(2, near.counters().failures());
  }

  @Test
  void manyFramesLeaveInTheirOrderAndOneThatIsTooLongKeepsBackNoOther() {
    PcapLink near = lab.near(Role.SERVER);
    Recorder heard = lab.record(NEAR, near);
    List<byte[]> frames = new ArrayList<>();
    for (int mark = 0; mark < 200; mark++) {
      frames.add(toServer(far, mark));
    }
    frames.set(100, Arrays.copyOf(frames.get(100), 1600)); // more than the MTU
    frames.set(150, Arrays.copyOf(frames.get(150), 9000));
    assertEquals(198, far.send(frames));
    for (int mark = 0; mark < 200; mark++) {
      if (mark != 100 && mark != 150) {
        assertEquals((byte) mark, mark(heard.frame()));
      }
    }
    assertEquals(198, far.counters().sent());
    assertEquals(2, far.counters().unsent());
  }

  @Test
  void aFrameForWhichThereIsNoLinkIsNotSent() {
    PcapLink near = lab.near(Role.SERVER);
    lab.namespaces.ip(NEAR, "link", "set", NEAR_IF, "down");
    assertFalse(near.send(toServer(near, 1)));
    assertEquals(1, near.counters().unsent());
    near.close();
    assertFalse(near.send(toServer(near, 1)));
    assertEquals(FAR_IF, far.interfaceName());
  }
}
