package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionTest {
  @ParameterizedTest
  @ValueSource(strings = {"0\n", "1\n"})
  void theSettingIsOnMeanwhileAndAsBeforeAfterwards(String before, @TempDir Path directory)
      throws IOException {
    Path setting = Files.writeString(directory.resolve("promote_secondaries"), before);
    assertEquals("1", Promotion.of(setting).during(() -> read(setting)));
    assertEquals(before.strip(), read(setting));
  }

  private static String read(Path setting) {
    try {
      return Files.readString(setting).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "gone")
  void withoutTheSettingTheRemovalIsDoneAllTheSame(String name, @TempDir Path directory) {
    assertEquals("done", Promotion.of(directory.resolve(name)).during(() -> "done"));
  }
}
