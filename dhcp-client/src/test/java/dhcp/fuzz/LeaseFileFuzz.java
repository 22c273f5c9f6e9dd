package dhcp.fuzz;

import dhcp.client.config.LeaseFile;
import dhcp.client.config.NetworkNamespace;
import dhcp.client.config.StoredLease;
import dhcp.client.config.TwoClocks;
import dhcp.client.lease.Lease;
import dhcp.client.lease.LeaseReader;
import dhcp.client.machine.Identity;
import dhcp.net.MacAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32C;

/** The content of the client's lease file: a checked lease, or a reason why not, that is short. */
public final class LeaseFileFuzz {
  static final Identity IDENTITY = Identity.of(MacAddress.parse("02:00:00:00:00:01"));
  static final TwoClocks NOW = new TwoClocks(1_000_000, 1_790_000_000_000L, "boot");
  static final NetworkNamespace NAMESPACE = new NetworkNamespace("1");
  private static final int LONGEST_REASON = 10_000;
  private static final Path FILE = Scratch.file("lease");

  private LeaseFileFuzz() {}

  static LeaseFile at(Path file) {
    return new LeaseFile(file, new LeaseReader(Set.of()), NAMESPACE);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Files.write(FILE, input);
      Work.bounded(input, 4_096, LeaseFileFuzz::load);
      // Somebody who can write the file can give it its title and the sum it must have, too.
      Files.write(FILE, summed(input));
      Work.bounded(input, 4_096, LeaseFileFuzz::load);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] summed(byte[] fields) {
    String body =
        "dhcp-client lease 1\nmac="
            + IDENTITY.hardwareAddress()
            + "\nclient-id=01020000000001\n"
            + new String(fields, StandardCharsets.ISO_8859_1)
            + "\n";
    CRC32C sum = new CRC32C();
    sum.update(body.getBytes(StandardCharsets.ISO_8859_1));
    return String.format("%scrc32c=%08x\n", body, sum.getValue())
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void load() {
    StoredLease stored = at(FILE).load(IDENTITY, NOW);
    if (stored instanceof StoredLease.Found found) {
      Work.check(found.lease().address().isUnicast(), "no address: " + found.lease());
      try {
        Path copy = FILE.resolveSibling("copy");
        at(copy).save(found.lease(), IDENTITY, NOW);
        Work.check(
            at(copy).load(IDENTITY, NOW) instanceof StoredLease.Found again
                && same(found.lease(), again.lease()),
            "saved, it is another: " + found.lease());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else if (stored instanceof StoredLease.Ignored ignored) {
      Work.check(ignored.reason().length() < LONGEST_REASON, "a reason without end");
    }
  }

  private static boolean same(Lease lease, Lease other) {
    return lease.times().equals(other.times())
        && lease.network().equals(other.network())
        && Arrays.equals(lease.ack().toBytes(), other.ack().toBytes());
  }
}
