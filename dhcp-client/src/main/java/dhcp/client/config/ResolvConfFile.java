package dhcp.client.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The resolver's file, rewritten by ourselves where no other program manages it. Several clients
 * take turns by a lock.
 */
final class ResolvConfFile implements Resolver {
  static final Path USUAL = Path.of("/etc/resolv.conf");
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

  /** The column of the mount point there (proc(5)). */
  private static final int MOUNT_POINT = 4;

  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path file;
  private final Optional<Path> lock;
  private final String interfaceName;
  private final Predicate<String> exists;

  /**
   * @param lock a file that is created and locked while the other is rewritten; empty where there
   *     can be none
   */
  ResolvConfFile(Path file, Optional<Path> lock, String interfaceName) {
    this(file, lock, interfaceName, LocalInterfaces::exists);
  }

  ResolvConfFile(Path file, Optional<Path> lock, String interfaceName, Predicate<String> exists) {
    this.file = file;
    this.lock = lock;
    this.interfaceName = interfaceName;
    this.exists = exists;
  }

  @Override
  public void set(NameService names) throws IOException {
    rewrite(
        conf -> {
          if (names.isEmpty()) {
            conf.without(interfaceName);
          } else {
            conf.with(interfaceName, names);
          }
        });
  }

  @Override
  public void remove() throws IOException {
    rewrite(conf -> conf.without(interfaceName));
  }

  private void rewrite(Consumer<ResolvConf> change) throws IOException {
    if (lock.isEmpty()) {
      rewriteAlone(change);
      return;
    }
    try (FileChannel channel =
        FileChannel.open(lock.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Held until the channel is closed.
      channel.lock();
      rewriteAlone(change);
    }
  }

  private void rewriteAlone(Consumer<ResolvConf> change) throws IOException {
    Path target = target();
    String text =
        new String(SafeFiles.read(target).orElse(new byte[0]), StandardCharsets.ISO_8859_1);
    ResolvConf conf = new ResolvConf(text);
    change.accept(conf);
    conf.keeping(name -> name.equals(interfaceName) || exists.test(name));
    if (!conf.print().equals(text)) {
      write(target, conf.print().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** The file behind a symbolic link: a link that somebody made is to stay one. */
  private Path target() throws IOException {
    Path target = file;
    for (int hops = 0; Files.isSymbolicLink(target) && hops < 40; hops++) {
      target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
    }
    return target;
  }

  private static void write(Path target, byte[] content) throws IOException {
    if (!Files.exists(target)) {
      SafeFiles.replace(target, content, READABLE);
    } else if (isMountPoint(target) || !Files.isWritable(target.getParent())) {
      // As in containers and network namespaces: it cannot be replaced (EBUSY), only written to.
      SafeFiles.overwrite(target, content);
    } else {
      SafeFiles.replace(target, content, Files.getPosixFilePermissions(target));
    }
  }

  private static boolean isMountPoint(Path target) throws IOException {
    try (Stream<String> mounts = Files.lines(MOUNTS)) {
      return mounts.anyMatch(mount -> mount.split(" ")[MOUNT_POINT].equals(target.toString()));
    }
  }
}
