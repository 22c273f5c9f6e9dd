package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read when a file cannot be used. */
final class FileTroubleTest {
  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("/a"), "no such file or directory"),
        Arguments.of(new AccessDeniedException("/a"), "permission denied"),
        Arguments.of(new FileSystemException("/a", null, "Is a directory"), "Is a directory"),
        Arguments.of(new FileSystemException("/a"), "it cannot be used"),
        Arguments.of(new IOException("No space left"), "No space left"),
        Arguments.of(new IOException(), "it cannot be used"));
  }

  @ParameterizedTest
  @MethodSource
  void words(IOException trouble, String words) {
    assertEquals(words, FileTrouble.of(trouble));
  }

  @Test
  void aCaptureFileThatCannotBeIsToldInWords(@TempDir Path directory) {
    Path file = directory.resolve("nosuch").resolve("a.pcap");
    IOException refusal = assertThrows(IOException.class, () -> new CaptureFile(file));
    assertEquals(
        "capture file " + file + " cannot be written: no such file or directory",
        refusal.getMessage());
  }
}
