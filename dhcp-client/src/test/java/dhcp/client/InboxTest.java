package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final Inbox inbox = new Inbox();

  private byte[] frame() throws InterruptedException {
    return inbox.take(0).flatMap(Inbox.Item::frame).orElseThrow();
  }

  @Test
  void framesComeOutInTheirOrderAndTasksBeforeThem() throws InterruptedException {
    List<String> done = new ArrayList<>();
    inbox.put(new byte[] {1});
    inbox.put(new byte[] {2});
    inbox.put(() -> done.add("task"));
    inbox.take(0).flatMap(Inbox.Item::task).orElseThrow().run();
    assertEquals(List.of("task"), done);
    assertArrayEquals(new byte[] {1}, frame());
    assertArrayEquals(new byte[] {2}, frame());
    assertEquals(Optional.empty(), inbox.take(0));
  }

  @Test
  void ofTooManyFramesTheOldestAreDroppedAndCounted() throws InterruptedException {
    for (int i = 0; i < Inbox.MOST_FRAMES + 3; i++) {
      inbox.put(new byte[] {(byte) i});
    }
    assertEquals(3, inbox.takeDropped());
    assertEquals(0, inbox.takeDropped());
    assertArrayEquals(new byte[] {3}, frame());
  }

  @Test
  void whoeverWaitsIsWoken() throws InterruptedException {
    Thread writer = new Thread(() -> inbox.put(new byte[] {7}));
    writer.start();
    assertTrue(inbox.take(30_000).isPresent());
    writer.join();
  }
}
