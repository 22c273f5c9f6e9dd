package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.List;

/**
 * What a machine that boots from the network is told in the fixed fields of a reply.
 *
 * @param nextServer {@code siaddr}: the server of the next step; 0.0.0.0 when not set
 * @param serverName {@code sname}: at most 63 bytes of Latin-1; empty when not set
 * @param files {@code file} for each kind of machine; the most specific that fits is used
 */
public record BootSettings(Ipv4Address nextServer, String serverName, List<BootFile> files) {
  public static final BootSettings NONE = new BootSettings(Ipv4Address.ANY, "", List.of());

  public BootSettings {
    checkLength("server name", serverName, 63);
    files = List.copyOf(files);
  }

  private static void checkLength(String what, String text, int most) {
    if (text.length() > most || text.chars().anyMatch(c -> c == 0 || c > 255)) {
      throw new IllegalArgumentException(
          "the " + what + " '" + text + "' is not at most " + most + " Latin-1 characters");
    }
  }

  /** Which machines a boot file is for. */
  public sealed interface Target {
    /** Whoever has no file of its own. */
    record Everyone() implements Target {}

    /** Firmware of this architecture (option 93, RFC 4578): 0 BIOS, 7 UEFI x64, 11 UEFI ARM64. */
    record Architecture(int type) implements Target {}

    /** Machines that already run iPXE, which say so in their user class (option 77). */
    record Ipxe() implements Target {}
  }

  /**
   * A boot file.
   *
   * @param target which machines it is for
   * @param name {@code file}: at most 127 bytes of Latin-1
   */
  public record BootFile(Target target, String name) {
    public BootFile {
      checkLength("boot file", name, 127);
    }
  }

  /** Whether nothing at all is set. */
  boolean isEmpty() {
    return nextServer.isAny() && serverName.isEmpty() && files.isEmpty();
  }
}
