package dhcp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Writers never wait, whatever the reader does, and what is read is what was written, in order. */
class UnstalledOutputTest {
  /** An end that is not read until it is told to. */
  private static final class Stalled extends OutputStream {
    private final CountDownLatch reading = new CountDownLatch(1);
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        reading.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      read.write(bytes, offset, length);
    }
  }

  private static byte[] line(int i) {
    return (i + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void passesOnEverythingInOrderBeforeItEnds() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    UnstalledOutput out = new UnstalledOutput(read, "test");
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      out.write(line(i));
      written.append(i).append('\n');
    }
    out.close();
    assertEquals(written.toString(), read.toString(StandardCharsets.US_ASCII));
    assertEquals(0, out.dropped());
  }

  @Test
  void dropsWhatNobodyReadsAndGoesOnWhenSomebodyDoes() throws IOException {
    Stalled stalled = new Stalled();
    UnstalledOutput out = new UnstalledOutput(stalled, "test");
    int written = 3 * UnstalledOutput.ROOM;
    for (int i = 0; i < written; i++) {
      out.write(line(i));
    }
    assertTrue(out.dropped() >= UnstalledOutput.ROOM, out.dropped() + " dropped");
    stalled.reading.countDown();
    out.close();
    long lines = stalled.read.toString(StandardCharsets.US_ASCII).lines().count();
    assertEquals(written, lines + out.dropped());
  }

  @Test
  void endsAlthoughNobodyReads() throws IOException {
    UnstalledOutput out = new UnstalledOutput(new Stalled(), "test");
    out.write(line(1));
    out.close();
    out.write(line(2));
    assertEquals(0, out.dropped());
  }

  @Test
  void aReaderThatIsGoneIsNoTrouble() throws IOException {
    UnstalledOutput out =
        new UnstalledOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("broken pipe");
              }
            },
            "test");
    for (int i = 0; i < 2 * UnstalledOutput.ROOM; i++) {
      out.write(line(i));
    }
    out.close();
    assertTrue(out.dropped() > 0);
  }
}
