package dhcp.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text is, the answer is a tree or a problem that names its place. */
class YamlReaderTest {
  @Test
  void everyNodeKnowsItsPlace() throws ConfigException {
    Node.Mapping top = YamlReader.read("x.yaml", "a: 1\nlist:\n  - b: 'two'\n");
    assertEquals("x.yaml:1:4", top.entries().get("a").value().origin().text());
    assertEquals("x.yaml:2:1", top.entries().get("list").name().text());
    Node.Sequence list = (Node.Sequence) top.entries().get("list").value();
    Node.Mapping inner = (Node.Mapping) list.items().get(0);
    assertEquals(
        new Node.Scalar("two", new Origin("x.yaml:3:8")), inner.entries().get("b").value());
  }

  @Test
  void valuesStayTheTextsThatTheyAre() throws ConfigException {
    Node.Mapping top = YamlReader.read("x", "mac: 02:00:00:00:00:01\non: yes\nn: 0x10\nempty:\n");
    assertEquals("02:00:00:00:00:01", text(top, "mac"));
    assertEquals("yes", text(top, "on"));
    assertEquals("0x10", text(top, "n"));
    assertEquals("", text(top, "empty"));
  }

  private static String text(Node.Mapping mapping, String name) {
    return ((Node.Scalar) mapping.entries().get(name).value()).text();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "{}"})
  void anEmptyFileIsAnEmptyMapping(String text) throws ConfigException {
    assertTrue(YamlReader.read("x", text).entries().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void depthIsBounded(String opening) {
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> YamlReader.read("x", "a: " + opening.repeat(20_000)));
    assertEquals(1, e.problems().size());
  }

  @Test
  void anExpandingFileIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
    }
    ConfigException e =
        assertThrows(ConfigException.class, () -> YamlReader.read("x", bomb.toString()));
    assertTrue(e.getMessage().contains("alias *a0 is not read"), e.getMessage());
  }

  @Test
  void damagedTextsAreReadOrRefused() {
    String good = "a: [1, 'x']\nb:\n  - {c: \"d\\n\", e: |\n      f}\n";
    Random random = new Random(42);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        YamlReader.read("x", new String(bytes, StandardCharsets.ISO_8859_1));
      } catch (ConfigException e) {
        refused++;
        assertTrue(e.problems().get(0).origin().text().startsWith("x"));
      }
    }
    assertTrue(refused > 1000, refused + " refused");
  }
}
