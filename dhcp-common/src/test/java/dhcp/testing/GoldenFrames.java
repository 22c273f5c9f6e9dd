package dhcp.testing;

import dhcp.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Exchanges between DHCP programs of others, captured on a wire; how they are written is told in
 * golden/README.md among the test resources. The lists are read from the class path, so that the
 * tests of every module share them.
 */
public final class GoldenFrames {
  private static final String OTHER = "other/";

  private GoldenFrames() {}

  /** The names of all files with frames, without {@code .hex}. */
  public static List<String> files() {
    return resource("files.txt").lines().toList();
  }

  /** Every frame that carries DHCP. */
  public static List<GoldenFrame> dhcp() {
    return files().stream()
        .filter(file -> !file.startsWith(OTHER))
        .flatMap(file -> of(file).stream())
        .toList();
  }

  /**
   * The frames of one exchange in their order.
   *
   * @param file the name without {@code .hex}
   */
  public static List<GoldenFrame> of(String file) {
    List<GoldenFrame> frames = new ArrayList<>();
    String[] words = {};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : (resource(file + ".hex") + "\n\n").lines().toList()) {
      if (line.startsWith("frame ")) {
        words = line.split(" ");
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        bytes.writeBytes(Bytes.parseHex(line.split(";", 2)[0].strip()));
      } else if (line.isEmpty() && bytes.size() > 0) {
        frames.add(
            new GoldenFrame(
                file, Integer.parseInt(words[1]), words[2], words[3], bytes.toByteArray()));
        bytes.reset();
      }
    }
    return frames;
  }

  private static String resource(String name) {
    try (InputStream in = GoldenFrames.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no golden file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
