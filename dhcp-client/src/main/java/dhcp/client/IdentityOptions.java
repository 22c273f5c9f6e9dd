package dhcp.client;

import dhcp.client.machine.ClientId;
import dhcp.client.machine.Identity;
import dhcp.net.Bytes;
import dhcp.net.MacAddress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say who asks. */
final class IdentityOptions {
  private static final String HEX = "hex:";

  @Option(
      names = "--mac",
      paramLabel = "MAC",
      description = "Ask with this hardware address instead of the interface's.")
  private MacAddress mac;

  @Option(
      names = "--client-id",
      paramLabel = "hex:BYTES|TEXT",
      description = "Client identifier (option 61). Default: made from the hardware address.")
  private String clientId;

  @Option(names = "--no-client-id", description = "Send no client identifier.")
  private boolean noClientId;

  /** The hardware address that the user wants. */
  Optional<MacAddress> fixedMac() {
    return Optional.ofNullable(mac);
  }

  /**
   * Looks at the flags.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  void check() {
    if (mac != null && mac.isMulticast()) {
      throw new IllegalArgumentException(
          "--mac " + mac + " is a group's address; the first number of a station's is even");
    }
    if (mac != null && mac.equals(MacAddress.ZERO)) {
      throw new IllegalArgumentException("--mac " + mac + " is no station's address");
    }
    if (noClientId && clientId != null) {
      throw new IllegalArgumentException("--client-id and --no-client-id exclude each other");
    }
    wantedClientId();
  }

  /** Who asks. */
  Identity identity(MacAddress ofInterface) {
    MacAddress used = fixedMac().orElse(ofInterface);
    if (noClientId) {
      return new Identity(used, Optional.empty());
    }
    return wantedClientId()
        .map(id -> new Identity(used, Optional.of(id)))
        .orElseGet(() -> Identity.of(used));
  }

  private Optional<ClientId> wantedClientId() {
    return Optional.ofNullable(clientId).map(IdentityOptions::parseClientId);
  }

  private static ClientId parseClientId(String text) {
    return text.startsWith(HEX)
        ? ClientId.of(Bytes.parseHex(text.substring(HEX.length())))
        : ClientId.of(text);
  }
}
