package dhcp.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import picocli.CommandLine.IVersionProvider;

/** The version and commit that the build wrote into the jar's manifest. */
public final class Version implements IVersionProvider {
  private static final String UNKNOWN = "unknown";

  @Override
  public String[] getVersion() {
    return new String[] {current()};
  }

  /** Such as {@code server 0.1.0 (3f2a9c1b7d4e)}; "unknown" for what no jar tells. */
  public static String current() {
    try {
      Path place =
          Path.of(Version.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(place)) {
        try (JarFile jar = new JarFile(place.toFile())) {
          return describe(jar.getManifest());
        }
      }
    } catch (IOException | URISyntaxException e) {
      return UNKNOWN;
    }
    return UNKNOWN;
  }

  static String describe(Manifest manifest) {
    Attributes attributes = manifest.getMainAttributes();
    return text(attributes, "Implementation-Title")
        + " "
        + text(attributes, "Implementation-Version")
        + " ("
        + text(attributes, "Implementation-Commit")
        + ")";
  }

  private static String text(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null || value.isBlank() ? UNKNOWN : Printable.escape(value);
  }
}
