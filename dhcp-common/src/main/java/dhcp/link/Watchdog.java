package dhcp.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the threads that receive, so that no process lives on deaf. A thread from which
 * nothing was heard for a while is prodded, which wakes it when the network is only quiet; one that
 * does not even stir then hangs, and as nothing can free it, the process has to end.
 *
 * <p>It counts its own looks, not time: a process that was stopped for an hour and goes on does not
 * find its threads an hour late.
 */
public final class Watchdog implements AutoCloseable {
  /**
   * Looks without a beat before a thread is prodded, and as many again before it counts as hung.
   */
  static final int PATIENCE = 10;

  private static final long LOOK_MILLIS = 1_000;
  private static final int TRACE_LINES = 8;
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final List<Watched> watched = new ArrayList<>();
  private final Runnable hung;
  private final Thread thread;

  /** What can be looked after. */
  public interface Subject {
    /** A number that changes whenever the thread has got on with something. */
    long beats();

    /** Makes the thread get on with something, if it can. Any thread may. */
    void prod();

    /** What to call it, and where it is, for the log. */
    String whereabouts();
  }

  private static final class Watched {
    private final Subject subject;
    private long beats;
    private int looks;

    Watched(Subject subject) {
      this.subject = subject;
      this.beats = subject.beats();
    }

    /** One look; true when the thread has not stirred for too long. */
    boolean isHung() {
      long now = subject.beats();
      if (now != beats) {
        beats = now;
        looks = 0;
        return false;
      }
      if (++looks >= PATIENCE) {
        subject.prod();
      }
      return looks >= 2 * PATIENCE;
    }
  }

  /**
   * Looks after links from now on, once a second.
   *
   * @param hung what is to end the process; called once, after the log has been told
   */
  public static Watchdog over(List<? extends Link> links, Runnable hung) {
    List<Subject> subjects = new ArrayList<>();
    links.forEach(link -> link.subject().ifPresent(subjects::add));
    Watchdog dog = new Watchdog(subjects, hung, LOOK_MILLIS);
    dog.start();
    return dog;
  }

  /**
   * A watchdog that sleeps.
   *
   * @param millis between two looks
   */
  Watchdog(List<Subject> subjects, Runnable hung, long millis) {
    subjects.forEach(subject -> watched.add(new Watched(subject)));
    this.hung = hung;
    this.thread = new Thread(() -> run(millis), "watchdog");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run(long millis) {
    try {
      while (!look()) {
        Thread.sleep(millis);
      }
    } catch (InterruptedException e) {
      LOG.trace("closed"); // which is how this thread is told to end
    }
  }

  /** Looks once at all of them; true when one hangs. */
  boolean look() {
    for (Watched one : watched) {
      if (one.isHung()) {
        LOG.error("{}; ending, for nothing else frees it", one.subject.whereabouts());
        hung.run();
        return true;
      }
    }
    return false;
  }

  /** Where a thread is, in one line. */
  static String stackOf(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .limit(TRACE_LINES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < "));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
