package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolversTest {
  @Test
  void aResolvconfThatIsResolvectlIsNoneOfItsOwn(@TempDir Path directory) throws IOException {
    Path resolvectl = Files.createFile(directory.resolve("resolvectl"));
    Path link = Files.createSymbolicLink(directory.resolve("resolvconf"), resolvectl);
    assertTrue(Resolvers.isResolvectl(link));
    Files.delete(link);
    assertFalse(Resolvers.isResolvectl(Files.createFile(link)));
  }
}
