package dhcp.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** What the version output is made from. */
final class VersionTest {
  private static Manifest manifest(String... attributes) {
    Manifest manifest = new Manifest();
    for (int i = 0; i < attributes.length; i += 2) {
      manifest.getMainAttributes().put(new Attributes.Name(attributes[i]), attributes[i + 1]);
    }
    return manifest;
  }

  @Test
  void titleVersionAndCommit() {
    assertEquals(
        "server 0.1.0 (3f2a9c1b7d4e)",
        Version.describe(
            manifest(
                "Implementation-Title", "server",
                "Implementation-Version", "0.1.0",
                "Implementation-Commit", "3f2a9c1b7d4e")));
  }

  @Test
  void whatIsMissingIsUnknown() {
    assertEquals(
        "client unknown (unknown)", Version.describe(manifest("Implementation-Title", "client")));
    // The tests run from a folder of classes, which has no manifest.
    assertArrayEquals(new String[] {"unknown"}, new Version().getVersion());
  }
}
