package dhcp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dhcp.net.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The golden files are all listed and whole. */
class GoldenFramesTest {
  @Test
  void theListNamesEveryFile() throws IOException {
    Path golden = Path.of("src/test/resources/golden");
    try (Stream<Path> files = Files.walk(golden)) {
      List<String> names =
          files
              .map(file -> golden.relativize(file).toString())
              .filter(name -> name.endsWith(".hex"))
              .map(name -> name.substring(0, name.length() - ".hex".length()))
              .sorted()
              .toList();
      assertEquals(names, GoldenFrames.files());
    }
  }

  @Test
  void everyFileHasItsFramesInOrder() {
    for (String file : GoldenFrames.files()) {
      List<GoldenFrame> frames = GoldenFrames.of(file);
      assertFalse(frames.isEmpty(), file);
      assertEquals(
          IntStream.rangeClosed(1, frames.size()).boxed().toList(),
          frames.stream().map(GoldenFrame::number).toList());
    }
  }

  @Test
  void everyDhcpFrameIsAsLongAsItsIpHeaderSays() {
    for (GoldenFrame frame : GoldenFrames.dhcp()) {
      int total = Bytes.int16(frame.bytes(), 16);
      assertEquals(frame.bytes().length, Math.max(60, 14 + total), frame.toString());
      assertEquals(total, 28 + frame.payload().length, frame.toString());
    }
  }
}
