package dhcp.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request is one flat object of texts, and anything else is nothing. */
class ControlRequestTest {
  @Test
  void isReadAsWritten() {
    ControlRequest request = new ControlRequest("why", Map.of("key", "a\"\\\n\u0007ß"));
    assertEquals(Optional.of(request), ControlRequest.parse(request.toLine()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "why",
        "{}",
        "[]",
        "null",
        "{\"command\":",
        "{\"command\":1}",
        "{\"command\":null}",
        "{\"command\":[\"why\"]}",
        "{\"command\":{\"a\":\"b\"}}",
        "{\"command\":\"a\",\"command\":\"b\"}",
        "{\"command\":\"a\"} x",
        "{'command':'a'}",
        "{\"key\":\"a\"}",
        "{\"command\":\"\\u00\"}",
        "\u0000"
      })
  void everythingElseIsNothing(String line) {
    assertEquals(Optional.empty(), ControlRequest.parse(line));
  }

  @Test
  void depthAndNumberAreBounded() {
    assertEquals(Optional.empty(), ControlRequest.parse("[".repeat(100_000)));
    StringBuilder many = new StringBuilder("{\"command\":\"a\"");
    for (int i = 0; i < 100; i++) {
      many.append(",\"k" + i + "\":\"v\"");
    }
    assertEquals(Optional.empty(), ControlRequest.parse(many.append('}').toString()));
  }
}
