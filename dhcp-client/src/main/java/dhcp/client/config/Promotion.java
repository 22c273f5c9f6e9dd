package dhcp.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Without a setting of the kernel ({@code promote_secondaries}), removing the first address of a
 * subnet removes every other address in it too, also those that are none of ours. It is switched on
 * for as long as we remove one.
 */
final class Promotion {
  private static final String ON = "1";

  private final Path setting;

  private Promotion(Path setting) {
    this.setting = setting;
  }

  static Promotion of(String interfaceName) {
    return of(Path.of("/proc/sys/net/ipv4/conf", interfaceName, "promote_secondaries"));
  }

  static Promotion of(Path setting) {
    return new Promotion(setting);
  }

  /** Removes with the setting on, where it may be switched, and puts it back. */
  <T> T during(Supplier<T> removal) {
    String before = ON;
    try {
      before = Files.readString(setting).strip();
      if (!before.equals(ON)) {
        Files.writeString(setting, ON);
      }
    } catch (IOException e) {
      // No such interface any more, or a read-only /proc: then it stays as it is.
      before = ON;
    }
    T result = removal.get();
    if (!before.equals(ON)) {
      putBack(before);
    }
    return result;
  }

  private void putBack(String before) {
    try {
      Files.writeString(setting, before);
    } catch (IOException e) {
      // It could be written a moment ago: so the interface is gone, and its setting with it.
      return;
    }
  }
}
