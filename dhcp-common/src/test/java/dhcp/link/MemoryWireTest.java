package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.link.MemoryWire.Faults;
import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The wire in memory: like a wire without faults, and with them the same from the same seed. */
final class MemoryWireTest {
  private static final MacAddress A = new MacAddress(0x020000000001L);
  private static final MacAddress B = new MacAddress(0x020000000002L);
  private static final MacAddress C = new MacAddress(0x020000000003L);

  /** Writes down what arrives, and when. */
  private static final class Log implements LinkListener {
    final List<String> lines = new ArrayList<>();
    private final MemoryWire wire;

    Log(MemoryWire wire) {
      this.wire = wire;
    }

    @Override
    public void onFrame(byte[] bytes, int length) {
      lines.add(wire.now() + ":" + bytes[14]);
    }

    @Override
    public void onEvent(LinkEvent event) {
      lines.add(event.toString());
    }
  }

  private static byte[] frame(MacAddress to, MacAddress from, int mark) {
    byte[] frame = new byte[60];
    to.write(frame, 0);
    from.write(frame, 6);
    frame[14] = (byte) mark;
    return frame;
  }

  private static Log listen(MemoryWire wire, WireStation station) {
    Log log = new Log(wire);
    station.run(log);
    return log;
  }

  @Test
  void aFrameReachesThoseItIsFor() {
    MemoryWire wire = new MemoryWire(new Random(1), Faults.NONE);
    WireStation a = wire.attach("a", A);
    final Log atA = listen(wire, a);
    final Log atB = listen(wire, wire.attach("b", B));
    final Log atC = listen(wire, wire.attach("c", C, Set.of(new MacAddress(0x02000000ffffL))));
    a.send(frame(MacAddress.BROADCAST, A, 1));
    a.send(frame(B, A, 2));
    a.send(frame(new MacAddress(0x02000000ffffL), A, 3));
    a.send(frame(MacAddress.BROADCAST, B, 4)); // with B's address, so not for B
    assertEquals(List.of(), atB.lines);
    wire.advanceTo(0);
    assertEquals(List.of(), atA.lines);
    assertEquals(List.of("0:1", "0:2"), atB.lines);
    assertEquals(List.of("0:1", "0:3", "0:4"), atC.lines);
  }

  @Test
  void timePassesByDeliveries() {
    MemoryWire wire = new MemoryWire(new Random(1), new Faults(0, 0, 5, 5));
    WireStation a = wire.attach("a", A);
    WireStation b = wire.attach("b", B);
    final Log atA = listen(wire, a);
    b.run(
        new LinkListener() {
          @Override
          public void onFrame(byte[] bytes, int length) {
            b.send(frame(A, B, bytes[14] + 1));
          }

          @Override
          public void onEvent(LinkEvent event) {}
        });
    wire.advanceTo(100);
    assertEquals(OptionalLong.empty(), wire.nextArrival());
    assertFalse(wire.step());
    a.send(frame(B, A, 1));
    assertEquals(OptionalLong.of(105), wire.nextArrival());
    assertTrue(wire.step());
    assertEquals(105, wire.now());
    wire.advanceTo(109);
    assertEquals(List.of(), atA.lines);
    wire.advanceTo(200);
    assertEquals(List.of("110:2"), atA.lines);
    assertEquals(200, wire.now());
    assertThrows(IllegalArgumentException.class, () -> wire.advanceTo(199));
  }

  /** What arrives of 1000 frames, one each 10 ms. */
  private static List<String> faulty(long seed, Faults faults) {
    MemoryWire wire = new MemoryWire(new Random(seed), faults);
    WireStation a = wire.attach("a", A);
    final Log atB = listen(wire, wire.attach("b", B));
    for (int i = 0; i < 1000; i++) {
      a.send(frame(B, A, i % 100));
      wire.advanceTo(wire.now() + 10);
    }
    wire.advanceTo(wire.now() + 1000);
    return atB.lines;
  }

  @Test
  void faultsAreAsOftenAsAskedForAndTheSameFromOneSeed() {
    Faults faults = new Faults(0.3, 0.2, 1, 50);
    List<String> heard = faulty(3, faults);
    assertEquals(heard, faulty(3, faults));
    assertNotEquals(heard, faulty(4, faults));
    assertEquals(0.7 * 1.2 * 1000, heard.size(), 60);
    List<String> marks = heard.stream().map(line -> line.split(":")[1]).toList();
    long overtaken = 0;
    for (int i = 1; i < marks.size(); i++) {
      int step = Integer.parseInt(marks.get(i)) - Integer.parseInt(marks.get(i - 1));
      overtaken += step < 0 && step > -50 ? 1 : 0;
    }
    assertTrue(overtaken > 100);
  }

  @Test
  void lossOfAllAndDuplicationOfAll() {
    assertEquals(0, faulty(1, new Faults(1, 0, 0, 0)).size());
    List<String> doubled = faulty(1, new Faults(0, 1, 0, 0));
    assertEquals(2000, doubled.size());
    assertEquals(2, Collections.frequency(doubled, "0:0"));
  }

  @Test
  void aTapSeesWhatIsLostToo() {
    MemoryWire wire = new MemoryWire(new Random(1), new Faults(1, 0, 0, 0));
    WireStation a = wire.attach("a", A);
    List<String> seen = new ArrayList<>();
    wire.tap((from, bytes) -> seen.add(from.interfaceName() + bytes[14]));
    a.send(frame(B, A, 9));
    assertEquals(List.of("a9"), seen);
    wire.setFaults(Faults.NONE);
    final Log atB = listen(wire, wire.attach("b", B));
    a.send(frame(B, A, 8));
    wire.step();
    assertEquals(List.of("0:8"), atB.lines);
  }

  @Test
  void aReceiverMayKeepItsBytes() {
    MemoryWire wire = new MemoryWire(new Random(1), Faults.NONE);
    WireStation a = wire.attach("a", A);
    final Log atB = listen(wire, wire.attach("b", B));
    byte[] sent = frame(B, A, 1);
    a.send(sent);
    sent[14] = 2;
    wire.step();
    assertEquals(List.of("0:1"), atB.lines);
  }

  @Test
  void downMeansNeitherSendingNorHearing() {
    MemoryWire wire = new MemoryWire(new Random(1), Faults.NONE);
    WireStation a = wire.attach("a", A);
    WireStation b = wire.attach("b", B);
    final Log atB = listen(wire, b);
    b.setDown();
    b.setDown();
    assertFalse(b.send(frame(A, B, 1)));
    assertTrue(a.send(frame(B, A, 2)));
    assertTrue(wire.step());
    b.setUp();
    a.send(frame(B, A, 3));
    b.close();
    assertFalse(wire.step());
    assertFalse(b.state().present());
    assertEquals(List.of("Down[]", "Up[]"), atB.lines);
  }

  @Test
  void impossibleFaults() {
    assertThrows(IllegalArgumentException.class, () -> new Faults(1.1, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Faults(0, -0.1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Faults(Double.NaN, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Faults(0, 0, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Faults(0, 0, -1, 1));
  }
}
