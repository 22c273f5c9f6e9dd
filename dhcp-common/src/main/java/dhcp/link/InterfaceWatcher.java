package dhcp.link;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the latest snapshot of an interface. A thread waits for the kernel's notifications, and on
 * each of them, whatever it says, looks at the interface anew: so nothing polls, and a notification
 * that the kernel had to drop does no harm.
 */
final class InterfaceWatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InterfaceWatcher.class);

  /** Before the next try when the kernel refuses to tell; it never should. */
  private static final long PAUSE_MILLIS = 250;

  private final String name;
  private final NetlinkSocket notifications;
  private final InterfaceQuery query;
  private volatile Snapshot latest;
  private volatile Runnable changed = () -> {};
  private volatile boolean open = true;

  /** Takes the first snapshot and starts watching. */
  InterfaceWatcher(String name) throws IOException {
    this.name = name;
    // Listening starts before the first look, so that no change falls between the two.
    notifications = new NetlinkSocket(NetlinkSocket.LINKS_AND_ADDRESSES);
    try {
      query = new InterfaceQuery();
    } catch (IOException e) {
      notifications.close();
      throw e;
    }
    try {
      latest = query.look(name, 0);
    } catch (IOException e) {
      release();
      throw e;
    }
    Thread thread = new Thread(this::watch, "watch-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** What the watching thread calls after each new snapshot. */
  void onChange(Runnable action) {
    changed = action;
  }

  Snapshot latest() {
    return latest;
  }

  private void watch() {
    try {
      while (open) {
        try {
          notifications.receive();
          notifications.drain();
          look();
        } catch (IOException e) {
          LOG.warn("cannot watch interface {}: {}", name, e.getMessage());
          Thread.sleep(PAUSE_MILLIS);
        } catch (RuntimeException | Error e) {
          // Such as want of memory: an interface that nobody watches any more is never served
          // again.
          LOG.error("cannot watch interface {}", name, e);
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("interface {} is no longer watched: interrupted", name);
    } finally {
      release();
    }
  }

  private void look() throws IOException {
    if (!open) {
      return;
    }
    Snapshot now = query.look(name, latest.state().index());
    if (!now.equals(latest)) {
      latest = now;
      changed.run();
    }
  }

  private void release() {
    notifications.close();
    query.close();
  }

  /** Ends the watching thread, which then gives its sockets back. */
  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      // The answer wakes the thread; the request itself asks for nothing that matters.
      notifications.send(InterfaceQuery.anyRequest());
    } catch (IOException e) {
      LOG.debug("the watcher of {} has ended already: {}", name, e.getMessage());
    }
  }
}
