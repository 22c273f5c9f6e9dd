package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which boot this is: the kernel makes a random identity at each. */
public final class BootIdentity {
  private static final Path FILE = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int DIGITS = 15;

  private BootIdentity() {}

  /** Sixty of its random bits; 0 where there is none to read. */
  public static long read() {
    try {
      return of(Files.readString(FILE));
    } catch (IOException e) {
      return 0; // no Linux /proc: then every start counts as another boot
    }
  }

  static long of(String text) {
    String digits = text.strip().replace("-", "");
    try {
      return digits.length() < DIGITS ? 0 : Long.parseLong(digits.substring(0, DIGITS), 16);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
