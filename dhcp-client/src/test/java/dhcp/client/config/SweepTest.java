package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final NetworkNamespace OURS = new NetworkNamespace("1");
  private static final NetworkNamespace ANOTHER = new NetworkNamespace("22");

  @TempDir Path directory;

  @BeforeEach
  void files() throws IOException {
    for (String name :
        List.of(
            "1-eth0.applied",
            "1-gone.applied",
            "22-gone.applied",
            "3-eth0.applied",
            "resolver.lock",
            "x-eth0.applied",
            "3-eth0.applied.new")) {
      Files.createFile(directory.resolve(name));
    }
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Sweep sweep(Sweep.Living living) {
    return new Sweep(living, OURS, "eth0"::equals);
  }

  @Test
  void whatBelongsToNothingIsRemovedAndNothingElse() throws IOException {
    sweep(() -> Set.of(OURS, ANOTHER)).of(directory);
    assertEquals(
        List.of(
            "1-eth0.applied",
            "22-gone.applied",
            "3-eth0.applied.new",
            "resolver.lock",
            "x-eth0.applied"),
        left());
  }

  @Test
  void whereNotAllNamespacesCanBeSeenNothingIs() throws IOException {
    List<String> before = left();
    Sweep blind =
        sweep(
            () -> {
              throw new IOException("not permitted");
            });
    assertThrows(IOException.class, () -> blind.of(directory));
    assertEquals(before, left());
  }

  @Test
  void theNamespaceOfThisProcessIsAmongThoseThereAre() throws IOException {
    Sweep now = Sweep.now();
    String ours = NetworkNamespace.current().id() + "-lo.applied";
    Files.createFile(directory.resolve(ours));
    Files.createFile(directory.resolve("0-lo.applied"));
    now.of(directory);
    assertEquals(
        List.of(ours, "resolver.lock", "x-eth0.applied"),
        left().stream().filter(name -> !name.endsWith(".new")).toList());
  }
}
