package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dhcp.client.lease.Acks;
import dhcp.client.lease.Lease;
import dhcp.client.lease.LeaseReader;
import dhcp.client.lease.LeaseTimes;
import dhcp.client.machine.ClientId;
import dhcp.client.machine.Identity;
import dhcp.message.Options;
import dhcp.net.MacAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseFileTest {
  private static final Identity US = Identity.of(MacAddress.parse("02:00:00:00:00:01"));
  private static final long WALL = 1_700_000_000_000L;
  private static final TwoClocks WRITTEN = new TwoClocks(50_000, WALL, "boot-1");

  @TempDir private Path directory;
  private Path path;
  private LeaseFile file;

  @BeforeEach
  void prepare() {
    path = directory.resolve("new/eth0.lease");
    file = in("4026531840");
  }

  private LeaseFile in(String namespace) {
    return new LeaseFile(path, new LeaseReader(Set.of()), new NetworkNamespace(namespace));
  }

  private static Lease lease() {
    return Acks.read(
            Acks.bare()
                .put(Options.DOMAIN_NAME_SERVERS, List.of(Acks.SERVER))
                .put(Options.DOMAIN_NAME, "x\n\"';$(touch /tmp/x)=}"))
        .with(new LeaseTimes(40_000, 1_840_000, 3_190_000, 3_640_000));
  }

  @Test
  void theLeaseIsReadAgainAsItWas() throws IOException {
    file.save(lease(), US, WRITTEN);
    Lease read = found(new TwoClocks(60_000, 5, "boot-1"));
    assertEquals(lease().times(), read.times());
    assertEquals(lease().network(), read.network());
    assertEquals(lease().address(), read.address());
    assertEquals(lease().server(), read.server());
  }

  private Lease found(TwoClocks now) {
    return assertInstanceOf(StoredLease.Found.class, file.load(US, now)).lease();
  }

  /** After another boot the wall clock tells how much of the lease is gone. */
  @ParameterizedTest
  @CsvSource({
    // uptime then, wall clock's advance -> what is left of the 3590 s there were
    "1000, 0, 3590000",
    "1000, 600000, 2990000",
    "9000000, 600000, 2990000",
    // A wall clock that went back tells nothing: all is left, and the server decides.
    "1000, -99999999, 3590000",
    "1000, 99999999999, -99996409999"
  })
  void timesFollowTheClocks(long uptime, long advance, long left) throws IOException {
    file.save(lease(), US, WRITTEN);
    Lease read = found(new TwoClocks(uptime, WALL + advance, "boot-2"));
    assertEquals(left, read.times().endsAt() - uptime);
  }

  @Test
  void anInfiniteLeaseStaysInfinite() throws IOException {
    LeaseTimes never = new LeaseTimes(0, LeaseTimes.NEVER, LeaseTimes.NEVER, LeaseTimes.NEVER);
    file.save(lease().with(never), US, WRITTEN);
    assertEquals(true, found(new TwoClocks(7, WALL + 1, "boot-2")).times().isInfinite());
  }

  @Test
  void aLeaseOfAnotherClientIsIgnored() throws IOException {
    file.save(lease(), US, WRITTEN);
    Identity otherMac = Identity.of(MacAddress.parse("02:00:00:00:00:02"));
    Identity otherId = new Identity(US.hardwareAddress(), Optional.of(ClientId.of("me")));
    assertInstanceOf(StoredLease.OfAnother.class, file.load(otherMac, WRITTEN));
    assertInstanceOf(StoredLease.OfAnother.class, file.load(otherId, WRITTEN));
  }

  /** Interfaces of different namespaces may have the same name and even hardware address. */
  @Test
  void aLeaseOfAnotherNamespaceIsIgnored() throws IOException {
    file.save(lease(), US, WRITTEN);
    assertInstanceOf(StoredLease.OfAnother.class, in("4026532000").load(US, WRITTEN));
    assertInstanceOf(StoredLease.Found.class, file.load(US, WRITTEN));
    TwoClocks afterBoot = new TwoClocks(5, WALL, "boot-2");
    assertInstanceOf(StoredLease.Found.class, in("4026532000").load(US, afterBoot));
  }

  @Test
  void aForgottenLeaseIsAbsent() throws IOException {
    file.save(lease(), US, WRITTEN);
    file.forget();
    assertInstanceOf(StoredLease.Absent.class, file.load(US, WRITTEN));
  }

  /** Also with a right checksum, which an attacker can make, nothing but a lease is a lease. */
  @Test
  void hostileFieldsAreIgnored() throws IOException {
    file.save(lease(), US, WRITTEN);
    String good = Files.readString(path);
    List<String> lines = good.lines().filter(line -> line.contains("=")).toList();
    String[] evil = {"", "-1", "9223372036854775806", "-9223372036854775808", "zz", "00", "1e9"};
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder("dhcp-client lease 1\n");
      for (String line : lines.subList(0, lines.size() - 1)) {
        String name = line.substring(0, line.indexOf('=') + 1);
        boolean identity = List.of("mac=", "client-id=", "network-namespace=").contains(name);
        text.append(
            identity || random.nextInt(4) > 0 ? line : name + evil[random.nextInt(evil.length)]);
        text.append('\n');
      }
      Files.writeString(path, withChecksum(text.toString()), StandardCharsets.ISO_8859_1);
      StoredLease read = file.load(US, WRITTEN);
      if (read instanceof StoredLease.Found found) {
        assertEquals(Acks.ADDRESS, found.lease().address(), "seed " + seed);
      } else {
        assertInstanceOf(StoredLease.Ignored.class, read, "seed " + seed);
      }
    }
  }

  private static String withChecksum(String body) {
    CRC32C crc = new CRC32C();
    crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
    return body + String.format("crc32c=%08x%n", crc.getValue());
  }
}
