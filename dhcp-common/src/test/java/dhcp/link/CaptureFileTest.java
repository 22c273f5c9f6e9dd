package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Bytes;
import dhcp.net.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The capture file, byte for byte. */
final class CaptureFileTest {
  private static final String HEADER =
      "a1b2c3d4 0002 0004 00000000 00000000 00040000 00000001".replace(" ", "");
  private static final Instant NOON = Instant.parse("2026-07-11T12:00:00.123456789Z");
  private static final String NOON_HEX = "6a523040 0001e240".replace(" ", "");

  @TempDir Path directory;

  private String hex(Path file) throws IOException {
    return Bytes.hex(Files.readAllBytes(file));
  }

  @Test
  void headerAndRecords() throws IOException {
    Path file = directory.resolve("a.pcap");
    try (CaptureFile capture = new CaptureFile(file, () -> NOON)) {
      assertEquals(HEADER, hex(file));
      capture.write(new byte[] {1, 2, 3, 4}, 3);
      capture.write(new byte[] {5}, 1);
    }
    assertEquals(
        HEADER
            + (NOON_HEX + "00000003 00000003 010203").replace(" ", "")
            + (NOON_HEX + "00000001 00000001 05").replace(" ", ""),
        hex(file));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void itIsReadableWhileItGrows() throws Exception {
    Path file = directory.resolve("b.pcap");
    try (CaptureFile capture = new CaptureFile(file, () -> NOON)) {
      capture.write(new byte[60], 60);
      long patience = System.nanoTime() + 20_000_000_000L;
      while (Files.size(file) < 24 + 16 + 60 && System.nanoTime() < patience) {
        Thread.onSpinWait();
      }
      assertEquals(24 + 16 + 60, Files.size(file));
    }
  }

  @Test
  void anOldFileIsEmptiedAndAWrongPlaceNamed() throws IOException {
    Path file = directory.resolve("c.pcap");
    Files.writeString(file, "something that is much longer than the header of a capture file");
    new CaptureFile(file).close();
    assertEquals(HEADER, hex(file));
    Path nowhere = directory.resolve("none/d.pcap");
    IOException e = assertThrows(IOException.class, () -> new CaptureFile(nowhere));
    assertTrue(e.getMessage().contains(nowhere.toString()));
  }

  @Test
  void aFullDiskIsNamed() {
    IOException e = assertThrows(IOException.class, () -> new CaptureFile(Path.of("/dev/full")));
    assertTrue(e.getMessage().contains("/dev/full"));
  }

  @Test
  void whatComesAfterTheEndIsDropped() throws IOException {
    Path file = directory.resolve("e.pcap");
    CaptureFile capture = new CaptureFile(file, () -> NOON);
    capture.close();
    capture.write(new byte[60], 60);
    capture.close();
    assertEquals(HEADER, hex(file));
  }

  @Test
  void aRecordingLinkWritesBothDirections() throws IOException {
    Path file = directory.resolve("f.pcap");
    MemoryWire wire = new MemoryWire(new Random(1), MemoryWire.Faults.NONE);
    WireStation far = wire.attach("far", new MacAddress(2));
    WireStation near = wire.attach("near", new MacAddress(1));
    Recorder heard = new Recorder();
    try (RecordingLink link = new RecordingLink(near, new CaptureFile(file, () -> NOON))) {
      link.run(heard);
      far.send(broadcast(new MacAddress(2), 7));
      wire.step();
      link.send(broadcast(new MacAddress(1), 8));
      near.setDown();
      link.send(broadcast(new MacAddress(1), 9)); // not sent, not written
      assertEquals("near", link.interfaceName());
      assertEquals(near.state(), link.state());
    }
    assertEquals(7, heard.frame()[14]);
    heard.event(LinkEvent.Down.class);
    byte[] written = Files.readAllBytes(file);
    assertEquals(24 + 2 * (16 + 60), written.length);
    assertEquals(7, written[24 + 16 + 14]);
    assertEquals(8, written[24 + 76 + 16 + 14]);
    assertEquals(InterfaceState.ABSENT, near.state());
  }

  private static byte[] broadcast(MacAddress from, int mark) {
    byte[] frame = new byte[60];
    MacAddress.BROADCAST.write(frame, 0);
    from.write(frame, 6);
    frame[14] = (byte) mark;
    return frame;
  }
}
