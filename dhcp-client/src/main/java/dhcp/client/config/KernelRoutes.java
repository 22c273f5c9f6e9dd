package dhcp.client.config;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The routes that the kernel has, from {@code /proc/net/route}: its main table, with addresses as
 * hexadecimal numbers of the machine's own byte order. Quicker than another {@code ip} process.
 */
record KernelRoutes(Set<Entry> entries) {
  private static final int COLUMNS = 8;

  /** What tells a route from another for {@code ip route replace}, and whose it is. */
  record Entry(String interfaceName, Subnet destination, long metric) {}

  /** The routes now; none when they cannot be read, as without the proc file system. */
  static KernelRoutes read() {
    try {
      return parse(Files.readAllLines(Path.of("/proc/net/route")));
    } catch (IOException e) {
      return new KernelRoutes(Set.of());
    }
  }

  /** Reads the lines of the file; lines that are not routes, as its title, are left out. */
  static KernelRoutes parse(List<String> lines) {
    return new KernelRoutes(
        lines.stream()
            .map(KernelRoutes::entry)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet()));
  }

  private static Optional<Entry> entry(String line) {
    String[] columns = line.trim().split("\\s+");
    if (columns.length < COLUMNS) {
      return Optional.empty();
    }
    try {
      Ipv4Address mask = address(columns[7]);
      Subnet destination = Subnet.containing(address(columns[1]), mask);
      return Optional.of(new Entry(columns[0], destination, Long.parseLong(columns[6])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Ipv4Address address(String hex) {
    return new Ipv4Address(
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
            ? Integer.reverseBytes(Integer.parseUnsignedInt(hex, 16))
            : Integer.parseUnsignedInt(hex, 16));
  }

  /** Whether this interface has a route to that destination with that metric. */
  boolean has(String interfaceName, KernelRoute route) {
    return entries.contains(new Entry(interfaceName, route.destination(), route.metric()));
  }
}
