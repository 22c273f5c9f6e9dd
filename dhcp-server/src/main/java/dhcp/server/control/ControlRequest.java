package dhcp.server.control;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dhcp.cli.JsonFields;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a subcommand asks: one flat JSON object of texts, with the command under {@code command}.
 *
 * @param command the subcommand's name
 * @param arguments everything else
 */
public record ControlRequest(String command, Map<String, String> arguments) {
  /** The longest request, in bytes. */
  public static final int MAX_BYTES = 4096;

  private static final String COMMAND = "command";
  private static final int MAX_ARGUMENTS = 16;

  public ControlRequest {
    arguments = Map.copyOf(arguments);
  }

  /** Reads a request; empty when the line is anything else. Total: never throws. */
  public static Optional<ControlRequest> parse(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonReader json = new JsonReader(new StringReader(line))) {
      json.setStrictness(Strictness.STRICT);
      json.beginObject();
      while (json.peek() == JsonToken.NAME && fields.size() <= MAX_ARGUMENTS) {
        String name = json.nextName();
        if (json.peek() != JsonToken.STRING || fields.put(name, json.nextString()) != null) {
          return Optional.empty();
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        return Optional.empty();
      }
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(fields.remove(COMMAND))
        .map(command -> new ControlRequest(command, fields));
  }

  /** The line that {@link #parse} reads. */
  public String toLine() {
    JsonFields fields = new JsonFields().put(COMMAND, command);
    arguments.forEach(fields::put);
    return fields.toString();
  }
}
