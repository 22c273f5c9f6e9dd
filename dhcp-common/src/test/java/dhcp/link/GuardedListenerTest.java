package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing that a listener throws gets any further, and every failure counts. */
final class GuardedListenerTest {
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();

  @BeforeEach
  void listen() {
    told.start();
    logger().addAppender(told);
    logger().setAdditive(false);
  }

  @AfterEach
  void leave() {
    logger().detachAppender(told);
    logger().setAdditive(true);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(GuardedListener.class);
  }

  @Test
  void everyThrowableIsCountedAndEverySortTold() {
    AtomicLong failures = new AtomicLong();
    Throwable[] thrown = {new IllegalStateException("bug"), new StackOverflowError()};
    GuardedListener guarded =
        new GuardedListener(
            new LinkListener() {
              @Override
              public void onFrame(byte[] bytes, int length) {
                throw (RuntimeException) thrown[0];
              }

              @Override
              public void onEvent(LinkEvent event) {
                throw (Error) thrown[1];
              }
            },
            failures);
    for (int i = 0; i < 1000; i++) {
      guarded.onFrame(new byte[60], 60);
      guarded.onEvent(new LinkEvent.Up());
    }
    assertEquals(2000, failures.get());
    // One line of each sort, whatever their number: an error is told in spite of the exceptions.
    assertEquals(
        List.of(Level.WARN, Level.ERROR), told.list.stream().map(ILoggingEvent::getLevel).toList());
  }
}
