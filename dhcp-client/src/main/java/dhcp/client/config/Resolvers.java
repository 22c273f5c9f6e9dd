package dhcp.client.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Chooses how this machine's resolver is told about name servers. */
final class Resolvers {
  private static final String RESOLVECTL = "resolvectl";
  private static final Path RESOLVED = Path.of("/run/systemd/resolve");

  private Resolvers() {}

  /**
   * The program that manages the resolver, else the file itself.
   *
   * @param lock a file to lock while the resolver's file is rewritten
   */
  static Resolver choose(String interfaceName, Optional<Path> lock) {
    return manager(interfaceName)
        .<Resolver>map(program -> program)
        .orElseGet(() -> new ResolvConfFile(ResolvConfFile.USUAL, lock, interfaceName));
  }

  private static Optional<ResolverProgram> manager(String interfaceName) {
    if (!NetworkNamespace.current().isMachines()) {
      // The managers serve the machine's own network: they would take our interface for one of
      // theirs with the same number or name.
      return Optional.empty();
    }
    if (isResolvedInUse()) {
      return Program.find(RESOLVECTL)
          .map(path -> new ResolverProgram(ResolverProgram.Kind.RESOLVECTL, path, interfaceName));
    }
    return Program.find("resolvconf")
        .filter(path -> !isResolvectl(path))
        .map(path -> new ResolverProgram(ResolverProgram.Kind.RESOLVCONF, path, interfaceName));
  }

  /** systemd-resolved comes with a resolvconf, too, of no use to a machine that does not use it. */
  static boolean isResolvectl(Path resolvconf) {
    try {
      return resolvconf.toRealPath().endsWith(RESOLVECTL);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isResolvedInUse() {
    try {
      return ResolvConfFile.USUAL.toRealPath().startsWith(RESOLVED);
    } catch (IOException e) {
      return false;
    }
  }
}
