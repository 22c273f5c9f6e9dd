package dhcp.server.config;

import dhcp.link.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration file with the files that it includes, as one mapping. {@code include: other.yaml}
 * or a list of names, relative to the file that says so; lists of both are joined, and a single
 * value may stand in one of them only.
 */
final class ConfigFile {
  private static final String INCLUDE = "include";
  private static final int MAX_INCLUDES = 8;

  /** Each may include several, so that the depth alone bounds nothing. */
  private static final int MAX_FILES = 1_000;

  private static final int MAX_BYTES = 256 << 20;

  /** Of a pipe or a device, which does not tell how much will come. */
  private static final int MAX_PIPED = 16 << 20;

  private int files;

  private ConfigFile() {}

  /**
   * @throws ConfigException when a file cannot be read, is not YAML, or includes go in a circle
   */
  static Node.Mapping read(Path file, Origin origin) throws ConfigException {
    return new ConfigFile().read(file, origin, List.of());
  }

  private Node.Mapping read(Path file, Origin origin, List<Path> within) throws ConfigException {
    Path real = file.toAbsolutePath().normalize();
    if (within.contains(real)) {
      throw new ConfigException(origin, "'" + file + "' includes itself; take one include out");
    }
    if (within.size() > MAX_INCLUDES) {
      throw new ConfigException(origin, "includes go more than " + MAX_INCLUDES + " files deep");
    }
    if (++files > MAX_FILES) {
      throw new ConfigException(origin, "includes name more than " + MAX_FILES + " files");
    }
    if (!within.isEmpty() && Files.exists(file) && !isWhole(file)) {
      throw new ConfigException(origin, "'" + file + "' is no regular file");
    }
    Node.Mapping mapping = YamlReader.read(file.toString(), text(file, origin));
    List<Path> path = new ArrayList<>(within);
    path.add(real);
    Map<String, Node.Entry> own = new LinkedHashMap<>(mapping.entries());
    Node.Entry include = own.remove(INCLUDE);
    Node.Mapping result = new Node.Mapping(own, mapping.origin());
    if (include != null) {
      for (Node name : Merge.items(include.value())) {
        result = Merge.join(result, read(included(file, name), name.origin(), path));
      }
    }
    return result;
  }

  private static Path included(Path file, Node name) throws ConfigException {
    if (name instanceof Node.Scalar scalar && !scalar.text().isEmpty()) {
      return file.resolveSibling(scalar.text());
    }
    throw new ConfigException(name.origin(), "include takes the name of a file");
  }

  private static String text(Path file, Origin origin) throws ConfigException {
    int most = isWhole(file) ? MAX_BYTES : MAX_PIPED;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = Files.size(file) > most ? new byte[0] : in.readNBytes(most + 1);
      if (Files.size(file) > most || bytes.length > most) {
        throw new ConfigException(
            origin, "'" + file + "' has too many bytes; at most " + most + " are read");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ConfigException(origin, "'" + file + "' is not UTF-8 text");
    } catch (IOException e) {
      throw new ConfigException(origin, "cannot read '" + file + "': " + FileTrouble.of(e));
    }
  }

  /** A directory passes: reading it says best what is wrong. */
  private static boolean isWhole(Path file) {
    return Files.isRegularFile(file) || Files.isDirectory(file);
  }
}
