package dhcp.link;

import static dhcp.link.LinkLab.NEAR;
import static dhcp.link.LinkLab.NEAR_IF;
import static dhcp.link.LinkLab.mark;
import static dhcp.link.LinkLab.toServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.link.LinkOptions.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a link begins and ends. Needs root. */
final class LinkEndIT {
  private static final long PATIENCE_MILLIS = 20_000;

  private final LinkLab lab = new LinkLab();

  @AfterEach
  void close() {
    lab.close();
  }

  private static void assertEnds(Thread thread) throws InterruptedException {
    thread.join(PATIENCE_MILLIS);
    assertFalse(thread.isAlive());
  }

  @Test
  void closedByAnotherThreadWhileItWaitsForFrames() throws Exception {
    for (int i = 0; i < 20; i++) {
      PcapLink near = lab.near(Role.SERVER);
      Thread capture = lab.start(NEAR, near, new Recorder());
      near.close();
      assertEnds(capture);
    }
  }

  @Test
  void closedByManyThreadsAmidFramesInBothDirections() throws Exception {
    PcapLink far = lab.far();
    for (int i = 0; i < 10; i++) {
      PcapLink near = lab.near(Role.SERVER);
      CountDownLatch busy = new CountDownLatch(20);
      Thread capture =
          lab.start(
              NEAR,
              near,
              new LinkListener() {
                @Override
                public void onFrame(byte[] bytes, int length) {
                  near.send(bytes);
                  busy.countDown();
                }

                @Override
                public void onEvent(LinkEvent event) {}
              });
      Thread sender =
          new Thread(
              () -> {
                while (near.send(toServer(near, 1)) || capture.isAlive()) {
                  far.send(toServer(far, 2));
                }
              });
      sender.start();
      busy.await();
      Thread other = new Thread(near::close);
      other.start();
      near.close();
      assertEnds(capture);
      assertEnds(sender);
      assertEnds(other);
    }
  }

  @Test
  void closedByItsOwnListener() throws Exception {
    PcapLink near = lab.near(Role.SERVER);
    Thread capture =
        lab.start(
            NEAR,
            near,
            new LinkListener() {
              @Override
              public void onFrame(byte[] bytes, int length) {
                near.close();
              }

              @Override
              public void onEvent(LinkEvent event) {}
            });
    PcapLink far = lab.far();
    far.send(toServer(far, 1));
    assertEnds(capture);
  }

  @Test
  void closedWhileTheInterfaceIsGone() throws Exception {
    PcapLink near = lab.near(Role.SERVER);
    Recorder heard = new Recorder();
    Thread capture = lab.start(NEAR, near, heard);
    lab.namespaces.ip(NEAR, "link", "delete", NEAR_IF);
    heard.event(LinkEvent.Gone.class);
    near.close();
    assertEnds(capture);
  }

  @Test
  void closedBeforeItRan() {
    PcapLink near = lab.near(Role.SERVER);
    near.close();
    near.close();
    near.run(new Recorder()); // returns at once
    assertFalse(near.send(new byte[60]));
  }

  @Test
  void runTwice() {
    PcapLink near = lab.near(Role.SERVER);
    PcapLink far = lab.far();
    far.send(toServer(far, 1));
    lab.record(NEAR, near).frame();
    assertThrows(IllegalStateException.class, () -> near.run(new Recorder()));
  }

  @Test
  void framesThatCameBeforeItRanAreHeard() {
    PcapLink near = lab.near(Role.SERVER);
    PcapLink far = lab.far();
    far.send(toServer(far, 5));
    assertEquals(5, mark(lab.record(NEAR, near).frame()));
  }

  @Test
  void openedWhileTheInterfaceIsDown() {
    lab.namespaces.ip(NEAR, "link", "set", NEAR_IF, "down");
    PcapLink near = lab.near(Role.SERVER);
    assertTrue(near.state().present());
    assertFalse(near.state().up());
    Recorder heard = lab.record(NEAR, near);
    lab.namespaces.ip(NEAR, "link", "set", NEAR_IF, "up");
    heard.event(LinkEvent.Up.class);
    PcapLink far = lab.far();
    far.send(toServer(far, 6));
    assertEquals(6, mark(heard.frame()));
  }

  @Test
  void openedBeforeThereIsAnInterface() {
    lab.namespaces.ip(NEAR, "link", "delete", NEAR_IF);
    PcapLink near = lab.open(NEAR, NEAR_IF, LinkOptions.of(Role.SERVER).waiting());
    assertEquals(InterfaceState.ABSENT, near.state());
    Recorder heard = lab.record(NEAR, near);
    lab.join();
    heard.event(LinkEvent.Returned.class);
    heard.event(LinkEvent.Up.class);
    PcapLink far = lab.far();
    far.send(toServer(far, 7));
    assertEquals(7, mark(heard.frame()));
  }

  @Test
  void openingAndClosingLeavesNothingBehind() throws Exception {
    openAndClose(); // what is loaded once is loaded now
    awaitWatchers();
    final int files = openFiles();
    for (int i = 0; i < 50; i++) {
      openAndClose();
    }
    awaitWatchers();
    assertEquals(files, openFiles());
  }

  private void openAndClose() throws Exception {
    PcapLink near = lab.near(Role.CLIENT);
    Thread capture = lab.start(NEAR, near, new Recorder());
    near.close();
    assertEnds(capture);
  }

  /** A closed link's watcher gives its sockets back when it ends, which nobody waits for. */
  private static void awaitWatchers() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("watch-")) {
        assertEnds(thread);
      }
    }
  }

  private static int openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return (int) files.count();
    }
  }
}
