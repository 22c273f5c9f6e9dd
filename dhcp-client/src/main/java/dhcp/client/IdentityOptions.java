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
   * Who asks.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  Identity identity(MacAddress ofInterface) {
    MacAddress used = fixedMac().orElse(ofInterface);
    if (used.isMulticast()) {
      throw new IllegalArgumentException(
          "--mac " + used + " is a group's address; the first number of a station's is even");
    }
    if (noClientId && clientId != null) {
      throw new IllegalArgumentException("--client-id and --no-client-id exclude each other");
    }
    if (noClientId) {
      return new Identity(used, Optional.empty());
    }
    return clientId == null
        ? Identity.of(used)
        : new Identity(used, Optional.of(parseClientId(clientId)));
  }

  private static ClientId parseClientId(String text) {
    return text.startsWith(HEX)
        ? ClientId.of(Bytes.parseHex(text.substring(HEX.length())))
        : ClientId.of(text);
  }
}
