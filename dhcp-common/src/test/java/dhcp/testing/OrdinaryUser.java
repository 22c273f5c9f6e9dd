package dhcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The user nobody, with a directory in which it may write, and with few capabilities. */
public final class OrdinaryUser {
  private static final String NOBODY = "65534";

  private OrdinaryUser() {}

  /** Lets it write in a directory, as it may in no other. */
  public static void letInto(Path directory) {
    try {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A program line as this user.
   *
   * @param capabilities all that it has, such as ",+net_raw"; may be empty
   * @param directory for what the libraries unpack
   * @param java a program line that begins with java
   */
  public static List<String> command(String capabilities, Path directory, List<String> java) {
    Stream<String> user =
        Stream.of(
            "setpriv",
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            "--no-new-privs",
            "--inh-caps=-all" + capabilities,
            "--ambient-caps=-all" + capabilities,
            "--bounding-set=-all" + capabilities,
            java.get(0),
            "-Djna.tmpdir=" + directory,
            "-Djava.io.tmpdir=" + directory);
    return Stream.concat(user, java.stream().skip(1)).toList();
  }

  /** A program line on a machine on which nothing may be written but in a directory. */
  public static List<String> readOnlyBut(Path directory, List<String> command) {
    String script = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind / && exec \"$@\"";
    return Stream.concat(
            Stream.of("unshare", "--mount", "sh", "-c", script, directory.toString()),
            command.stream())
        .toList();
  }
}
