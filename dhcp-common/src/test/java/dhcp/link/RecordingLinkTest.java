package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent stands in the file before what answers it, however quick the answer is. */
final class RecordingLinkTest {
  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;

  @TempDir Path directory;

  /** A link whose peer has answered before a send returns. */
  private static final class QuickPeer implements Link {
    private final List<Thread> answers = new ArrayList<>();
    private LinkListener listener;

    @Override
    public boolean send(byte[] frame, int length) {
      Thread answer = new Thread(() -> listener.onFrame(new byte[] {(byte) (frame[0] + 1)}, 1));
      answers.add(answer);
      answer.start();
      while (answer.isAlive() && answer.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      return true;
    }

    @Override
    public void run(LinkListener to) {
      listener = to;
    }

    @Override
    public String interfaceName() {
      return "quick";
    }

    @Override
    public InterfaceState state() {
      return InterfaceState.ABSENT;
    }

    @Override
    public boolean isCapturing() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void theQuestionStandsBeforeTheAnswer() throws Exception {
    Path file = directory.resolve("order.pcap");
    QuickPeer peer = new QuickPeer();
    try (RecordingLink link = new RecordingLink(peer, new CaptureFile(file))) {
      link.run(new Recorder());
      assertTrue(link.send(new byte[] {1}, 1));
      for (Thread answer : peer.answers) {
        answer.join();
      }
    }
    byte[] written = Files.readAllBytes(file);
    assertEquals(1, written[FILE_HEADER + RECORD_HEADER]);
    assertEquals(2, written[FILE_HEADER + 2 * RECORD_HEADER + 1]);
  }
}
