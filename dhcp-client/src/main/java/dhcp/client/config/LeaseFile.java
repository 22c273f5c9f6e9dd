package dhcp.client.config;

import dhcp.client.lease.Lease;
import dhcp.client.lease.LeaseReader;
import dhcp.client.lease.LeaseTimes;
import dhcp.client.lease.Reading;
import dhcp.client.machine.ClientId;
import dhcp.client.machine.Identity;
import dhcp.message.DhcpMessage;
import dhcp.message.Parsed;
import dhcp.message.Text;
import dhcp.net.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lease kept for INIT-REBOOT after a restart (RFC 2131 section 3.2): the bytes of the DHCPACK
 * and its times. Whatever the file holds, reading it ends in a lease that was checked like one from
 * the network, or in a reason why not.
 */
public final class LeaseFile {
  private static final String TITLE = "dhcp-client lease 1";
  private static final String NO_CLIENT_ID = "none";

  private final Path file;
  private final LeaseReader reader;
  private final NetworkNamespace namespace;

  /**
   * A lease file.
   *
   * @param reader with the options that are to be ignored
   * @param namespace in which this client runs: interfaces of another may have the same name
   */
  public LeaseFile(Path file, LeaseReader reader, NetworkNamespace namespace) {
    this.file = file.toAbsolutePath();
    this.reader = reader;
    this.namespace = namespace;
  }

  /**
   * Keeps a lease in place of the one before.
   *
   * @throws IOException with the reason; the file is then as it was
   */
  public void save(Lease lease, Identity identity, TwoClocks now) throws IOException {
    SafeFiles.createPrivateDirectory(file.getParent());
    LeaseTimes times = lease.times();
    Map<String, String> fields = new LinkedHashMap<>();
    // For people; what counts is below.
    fields.put("address", lease.address() + "/" + lease.network().prefixLength());
    fields.put("server", lease.server().toString());
    fields.put("expires", times.isInfinite() ? "never" : expiry(times, now).toString());
    fields.put("mac", identity.hardwareAddress().toString());
    fields.put("client-id", clientId(identity));
    fields.put("network-namespace", namespace.id());
    fields.put("boot-id", now.bootId());
    fields.put("written-at", Long.toString(now.wallMillis()));
    fields.put("written-uptime", Long.toString(now.uptimeMillis()));
    fields.put("start", Long.toString(times.start()));
    fields.put("renew", Long.toString(times.renewAt()));
    fields.put("rebind", Long.toString(times.rebindAt()));
    fields.put("end", Long.toString(times.endsAt()));
    fields.put("ack", Bytes.hex(lease.ack().toBytes()));
    FieldFile.write(file, TITLE, fields);
  }

  private static Instant expiry(LeaseTimes times, TwoClocks now) {
    return Instant.ofEpochMilli(now.wallMillis() + times.endsAt() - now.uptimeMillis());
  }

  private static String clientId(Identity identity) {
    return identity.clientId().map(ClientId::hex).orElse(NO_CLIENT_ID);
  }

  /** Removes the lease. */
  public void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Reads the lease, if it is one of this client. */
  public StoredLease load(Identity identity, TwoClocks now) {
    try {
      Optional<Map<String, String>> fields = FieldFile.read(file, TITLE);
      return fields.isEmpty() ? new StoredLease.Absent() : read(fields.get(), identity, now);
    } catch (IOException | IllegalArgumentException e) {
      return new StoredLease.Ignored(Text.escape(String.valueOf(e.getMessage())));
    }
  }

  private StoredLease read(Map<String, String> fields, Identity identity, TwoClocks now) {
    boolean ours =
        identity.hardwareAddress().toString().equals(fields.get("mac"))
            && clientId(identity).equals(fields.get("client-id"));
    if (!ours) {
      return new StoredLease.OfAnother(file + " is of another client");
    }
    if (isSameBoot(fields, now) && !namespace.id().equals(fields.get("network-namespace"))) {
      return new StoredLease.OfAnother(file + " is of another network namespace");
    }
    byte[] bytes = Bytes.parseHex(fields.getOrDefault("ack", ""));
    Parsed parsed = DhcpMessage.parse(bytes, 0, bytes.length);
    if (!(parsed instanceof DhcpMessage ack)) {
      return new StoredLease.Ignored(file + " holds no message");
    }
    Reading reading = reader.restore(ack, times(fields).plus(shift(fields, now)));
    return reading instanceof Lease lease
        ? new StoredLease.Found(lease)
        : new StoredLease.Ignored(file + " holds no lease");
  }

  private static LeaseTimes times(Map<String, String> fields) {
    return new LeaseTimes(
        number(fields, "start"),
        number(fields, "renew"),
        number(fields, "rebind"),
        number(fields, "end"));
  }

  /**
   * How far the clock of now is ahead of the one in the file. Within a boot it is the same clock.
   * After another boot only the wall clock tells how long the machine was off; one that went back
   * tells nothing, and the server, which is asked before the lease is used, decides.
   */
  private static long shift(Map<String, String> fields, TwoClocks now) {
    if (isSameBoot(fields, now)) {
      return 0;
    }
    long passed = Math.max(0, now.wallMillis() - number(fields, "written-at"));
    return now.uptimeMillis() - passed - number(fields, "written-uptime");
  }

  private static boolean isSameBoot(Map<String, String> fields, TwoClocks now) {
    return now.bootId().equals(fields.get("boot-id"));
  }

  /** Numbers that cannot overflow when they are added, and {@link LeaseTimes#NEVER}. */
  private static long number(Map<String, String> fields, String name) {
    long number = Long.parseLong(fields.getOrDefault(name, ""));
    if (number != LeaseTimes.NEVER && Math.abs(number) > Long.MAX_VALUE / 8) {
      throw new IllegalArgumentException(name + " is out of range");
    }
    return number;
  }
}
