package dhcp.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of one output stream of a program, collected as they come by a thread of its own.
 *
 * <p>{@link #await} reads on where the last one found its line, as expect does. Only the first
 * lines are kept when there are very many.
 */
public final class Output {
  private static final int MOST_LINES = 100_000;

  private final Supplier<String> program;
  private final List<String> lines = new ArrayList<>();
  private int cursor;
  private boolean ended;

  /**
   * Begins to collect.
   *
   * @param program tells of the whole program, for messages
   */
  Output(InputStream stream, Supplier<String> program) {
    this.program = program;
    Thread reader = new Thread(() -> collect(stream), "output of a program");
    reader.setDaemon(true);
    reader.start();
  }

  private void collect(InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(" + e.getMessage() + ")");
    }
    end();
  }

  private synchronized void add(String line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
      notifyAll();
    }
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * Waits for the next line in which the regular expression is found.
   *
   * @return the match, for its groups
   * @throws AssertionError showing the output when the stream ends or the time is over before
   */
  public Matcher await(String regex, Duration most) {
    Pattern pattern = Pattern.compile(regex);
    Deadline deadline = Deadline.in(most);
    synchronized (this) {
      while (true) {
        while (cursor < lines.size()) {
          Matcher matcher = pattern.matcher(lines.get(cursor++));
          if (matcher.find()) {
            return matcher;
          }
        }
        if (ended || !deadline.waitOn(this)) {
          throw new AssertionError(
              "no line with '"
                  + regex
                  + "'"
                  + (ended ? " before the end" : "")
                  + " from "
                  + program.get());
        }
      }
    }
  }

  /** Waits for the end of the stream, which comes when the program and its children are gone. */
  synchronized boolean awaitEnd(Deadline deadline) {
    while (!ended) {
      if (!deadline.waitOn(this)) {
        return false;
      }
    }
    return true;
  }

  /** What has come so far. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** What has come so far, as one text. */
  public String text() {
    return String.join("\n", lines());
  }
}
