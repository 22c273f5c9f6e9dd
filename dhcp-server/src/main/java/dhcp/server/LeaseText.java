package dhcp.server;

import dhcp.cli.JsonFields;
import dhcp.message.HardwareAddress;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.LeaseRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What is known about an address, for scripts and people. */
final class LeaseText {
  private LeaseText() {}

  /**
   * Adds what scripts read.
   *
   * @param now the engine's milliseconds, to tell the end by the wall clock
   */
  static JsonFields put(JsonFields into, LeaseRecord lease, long now) {
    JsonFields fields =
        into.put("address", lease.address().toString())
            .put("state", lease.state().name().toLowerCase(Locale.ROOT))
            .put("client", client(lease.client()));
    lease.hardwareAddress().map(HardwareAddress::toString).ifPresent(mac -> fields.put("mac", mac));
    if (!lease.hostname().isEmpty()) {
      fields.put("hostname", lease.hostname());
    }
    if (!lease.agentInformation().isEmpty()) {
      fields.put("agent-information", lease.agentInformation().toString());
    }
    fields.put("lease-seconds", lease.leaseSeconds());
    return fields.put("ends", ends(lease, now));
  }

  /** One line of a table for people. */
  static String line(LeaseRecord lease, long now) {
    return String.format(
        "%-15s %-8s %-17s %-20s %s",
        lease.address(),
        lease.state().name().toLowerCase(Locale.ROOT),
        lease.hardwareAddress().map(HardwareAddress::toString).orElse("-"),
        ends(lease, now),
        lease.hostname().isEmpty() ? "-" : lease.hostname());
  }

  /** The client as {@code --reserve} and {@code why} name it. */
  static String client(ClientKey key) {
    return switch (key.source()) {
      case CLIENT_IDENTIFIER -> "id:" + key.octets();
      case HARDWARE_ADDRESS -> "mac:" + key.octets();
    };
  }

  private static String ends(LeaseRecord lease, long now) {
    return lease.end() == LeaseRecord.NEVER
        ? "never"
        : Instant.now().plusMillis(lease.end() - now).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
