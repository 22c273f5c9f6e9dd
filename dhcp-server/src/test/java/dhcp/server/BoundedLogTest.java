package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Lines that peers cause: all of them in ordinary life, next to none in a flood, and the sum. */
class BoundedLogTest {
  private static final int BURST = 10;
  private static final long INTERVAL = 100;

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private BoundedLog log;
  private BoundedLog once;

  @BeforeEach
  void start() {
    Logger logger = (Logger) LoggerFactory.getLogger("bounded");
    logger.setAdditive(false);
    logger.setLevel(ch.qos.logback.classic.Level.INFO);
    logger.detachAndStopAllAppenders();
    lines.start();
    logger.addAppender(lines);
    log = new BoundedLog(logger, BURST, INTERVAL);
    once = new BoundedLog(logger, 1, 10_000);
  }

  private List<String> told() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void ordinaryLifeIsToldWhole() {
    for (int i = 0; i < 100; i++) {
      log.write(Level.INFO, "requests", 1_000 + i * INTERVAL, () -> "a line");
    }
    log.flush(100_000);
    assertEquals(100, told().size());
  }

  /** A million lines in ten seconds, by a clock that now and then is a little behind. */
  @Test
  void aFloodIsToldInAFewLinesAndInItsSum() {
    for (int i = 0; i < 1_000_000; i++) {
      long now = 1_000 + i / 100 - i % 7 * 5;
      log.write(Level.INFO, "requests", now, () -> "a line");
      log.write(Level.WARN, "warnings", now, () -> "a warning");
      if (i % 100_000 == 0) {
        log.flush(now);
      }
    }
    int few = told().size();
    assertTrue(few <= 2 * (BURST + 3 + 3), few + " lines");
    log.flush(20_000);
    long counted =
        told().stream()
            .flatMap(line -> Arrays.stream(line.split("[^0-9]+")))
            .filter(word -> !word.isEmpty())
            .mapToLong(Long::parseLong)
            .sum();
    long whole = told().stream().filter(line -> line.startsWith("a ")).count();
    assertEquals(2_000_000, whole + counted);
  }

  /** A full pool is one warning and, seconds later, how often it was meant. */
  @Test
  void whatMayComeOnceIsToldOnceAndThenCounted() {
    for (int i = 0; i < 30; i++) {
      once.write(Level.WARN, "full pools", 1_000 + i, () -> "a warning");
      once.flush(1_000 + i);
    }
    once.flush(5_999);
    assertEquals(List.of("a warning"), told());
    once.flush(6_000);
    assertEquals(List.of("a warning", "not logged one by one: 29 full pools"), told());
  }

  @Test
  void oneKindDoesNotSilenceAnother() {
    for (int i = 0; i < 1000; i++) {
      log.write(Level.INFO, "requests", 1_000, () -> "a line");
    }
    log.write(Level.INFO, "answers", 1_000, () -> "an answer");
    assertTrue(told().contains("an answer"));
  }

  @Test
  void whatIsSilentIsNotCountedEither() {
    for (int i = 0; i < 1000; i++) {
      log.write(Level.DEBUG, "frames", 1_000, () -> "never made");
    }
    log.flush(20_000);
    assertEquals(List.of(), told());
  }
}
