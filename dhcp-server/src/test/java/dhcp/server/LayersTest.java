package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.testing.LayerRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server's sources keep to their layers. */
final class LayersTest {
  @Test
  void noSourceUsesWhatItsLayerMustNot() {
    assertEquals(List.of(), LayerRules.violations(Path.of("src/main/java")));
  }
}
