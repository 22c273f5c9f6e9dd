package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvConfFileTest {
  private static final NameService NAMES =
      new NameService(List.of(Ipv4Address.of(192, 168, 1, 1)), List.of("lab.example"));
  private static final String OTHERS = "nameserver 8.8.8.8\n";

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void prepare() throws IOException {
    file = Files.writeString(directory.resolve("resolv.conf"), OTHERS);
  }

  private Resolver resolver(Path path, String interfaceName) {
    return new ResolvConfFile(
        path, Optional.of(directory.resolve("lock")), interfaceName, name -> true);
  }

  @Test
  void aLeaseComesAndGoes() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    Resolver resolver = resolver(file, "eth0");
    resolver.set(NAMES);
    assertEquals(new ResolvConf(OTHERS).with("eth0", NAMES).print(), Files.readString(file));
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    resolver.remove();
    assertEquals(OTHERS, Files.readString(file));
    try (var left = Files.list(directory)) {
      assertEquals(List.of("lock", "resolv.conf"), left.map(this::name).sorted().toList());
    }
  }

  private String name(Path path) {
    return path.getFileName().toString();
  }

  @Test
  void aSymbolicLinkStaysOne() throws IOException {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, Path.of("resolv.conf"));
    resolver(link, "eth0").set(NAMES);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(new ResolvConf(OTHERS).with("eth0", NAMES).print(), Files.readString(file));
  }

  @Test
  void aFileThatIsNotThereIsMade() throws IOException {
    Path fresh = directory.resolve("fresh");
    resolver(fresh, "eth0").set(NAMES);
    assertEquals(new ResolvConf("").with("eth0", NAMES).print(), Files.readString(fresh));
    assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)));
  }

  @Test
  void whatIsNoFileIsNotReplaced() {
    assertThrows(IOException.class, () -> resolver(directory, "eth0").set(NAMES));
  }
}
