package dhcp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.cli.EventWriter.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events on standard output. */
final class EventWriterTest {
  private static final InstantSource NOON = () -> Instant.parse("2026-07-11T12:00:00Z");
  private static final String HOSTILE = "a\n\u001b[31m\u009b2J\u202e\"\\";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aPlainLine() {
    new EventWriter(out, Format.PLAIN, NOON)
        .write("bound", "BOUND 192.168.1.100 " + HOSTILE, new JsonFields().put("x", 1));
    assertEquals("BOUND 192.168.1.100 a\\x0a\\x1b[31m\\x9b2J\\u202e\"\\\n", written());
  }

  @Test
  void aJsonLine() {
    JsonFields fields =
        new JsonFields()
            .put("address", "192.168.1.100")
            .put("lease", 3600)
            .put("renewed", false)
            .put("dns", List.of("192.168.1.1", "192.168.1.2"))
            .put("options", new JsonFields().put("host-name", "h"))
            .put("lease", 7200);
    new EventWriter(out, Format.JSON, NOON).write("bound", "not written", fields);
    assertEquals(
        "{\"event\":\"bound\",\"time\":\"2026-07-11T12:00:00.000Z\","
            + "\"address\":\"192.168.1.100\",\"lease\":7200,\"renewed\":false,"
            + "\"dns\":[\"192.168.1.1\",\"192.168.1.2\"],\"options\":{\"host-name\":\"h\"}}\n",
        written());
  }

  @Test
  void hostileTextComesThroughJsonUnchangedAndHarmless() {
    new EventWriter(out, Format.JSON, NOON)
        .write("e", "", new JsonFields().put(HOSTILE, HOSTILE).put("l", List.of(HOSTILE)));
    assertTrue(written().chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f));
    assertEquals(1, written().lines().count());
    JsonObject read = JsonParser.parseString(written()).getAsJsonObject();
    assertEquals(HOSTILE, read.get(HOSTILE).getAsString());
    assertEquals(HOSTILE, read.get("l").getAsJsonArray().get(0).getAsString());
  }

  @Test
  void aReaderThatHasGoneIsNotToldAnyMore() {
    List<Integer> tries = new ArrayList<>();
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            tries.add(length);
            throw new IOException("Broken pipe");
          }
        };
    EventWriter writer = new EventWriter(broken, Format.PLAIN, NOON);
    writer.write("a", "a", new JsonFields());
    writer.write("b", "b", new JsonFields());
    assertEquals(List.of(2), tries);
  }

  @Test
  void linesOfSeveralThreadsDoNotMix() throws InterruptedException {
    EventWriter writer = new EventWriter(out, Format.JSON, NOON);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 500; i++) {
                  writer.write("e", "", new JsonFields().put("i", i));
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(
        2000,
        written()
            .lines()
            .filter(line -> JsonParser.parseString(line).getAsJsonObject().has("i"))
            .count());
  }
}
