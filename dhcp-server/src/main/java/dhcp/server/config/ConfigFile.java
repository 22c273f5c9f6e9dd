package dhcp.server.config;

import dhcp.link.FileTrouble;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
  private static final long MAX_BYTES = 256L << 20;

  private ConfigFile() {}

  /**
   * @throws ConfigException when a file cannot be read, is not YAML, or includes go in a circle
   */
  static Node.Mapping read(Path file, Origin origin) throws ConfigException {
    return read(file, origin, List.of());
  }

  private static Node.Mapping read(Path file, Origin origin, List<Path> within)
      throws ConfigException {
    Path real = file.toAbsolutePath().normalize();
    if (within.contains(real)) {
      throw new ConfigException(origin, "'" + file + "' includes itself; take one include out");
    }
    if (within.size() > MAX_INCLUDES) {
      throw new ConfigException(origin, "includes go more than " + MAX_INCLUDES + " files deep");
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
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new ConfigException(
            origin, "'" + file + "' has " + size + " bytes; at most " + MAX_BYTES + " are read");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ConfigException(origin, "'" + file + "' is not UTF-8 text");
    } catch (IOException e) {
      throw new ConfigException(origin, "cannot read '" + file + "': " + FileTrouble.of(e));
    }
  }
}
