package dhcp.link;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A listener that keeps what it hears, for a test thread to wait for. */
final class Recorder implements LinkListener {
  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

  @Override
  public void onFrame(byte[] bytes, int length) {
    heard.add(bytes);
  }

  @Override
  public void onEvent(LinkEvent event) {
    heard.add(event);
  }

  private Object next(String what) {
    try {
      Object next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("waited in vain for " + what);
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next frame; events before it are passed over. */
  byte[] frame() {
    Object next = next("a frame");
    while (!(next instanceof byte[])) {
      next = next("a frame");
    }
    return (byte[]) next;
  }

  /** Whether a frame of a kind is among what was heard and not yet taken; takes all of it. */
  boolean has(Predicate<byte[]> kind) {
    List<Object> all = new ArrayList<>();
    heard.drainTo(all);
    return all.stream().anyMatch(one -> one instanceof byte[] frame && kind.test(frame));
  }

  /** The next event of a kind; other things before it are passed over. */
  <E extends LinkEvent> E event(Class<E> kind) {
    Object next = next(kind.getSimpleName());
    while (!kind.isInstance(next)) {
      next = next(kind.getSimpleName());
    }
    return kind.cast(next);
  }

  /** The events up to and with one of the kind. */
  List<Class<?>> eventsUntil(Class<? extends LinkEvent> kind) {
    List<Class<?>> events = new ArrayList<>();
    while (events.isEmpty() || events.get(events.size() - 1) != kind) {
      Object next = next(kind.getSimpleName());
      if (next instanceof LinkEvent) {
        events.add(next.getClass());
      }
    }
    return events;
  }
}
