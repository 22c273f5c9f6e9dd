package dhcp.simulation;

import dhcp.client.machine.Identity;
import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.net.Bytes;

/**
 * Who a client is to the world: its client identifier, else its hardware address (RFC 2131 section
 * 4.2). Read from the message by the oracle itself, not asked of the server.
 *
 * @param key in hexadecimal
 */
record Party(String key) {
  private static final String ETHERNET = "01";

  static Party of(DhcpMessage message) {
    return new Party(
        message
            .raw(Options.CLIENT_IDENTIFIER.code())
            .map(Bytes::hex)
            .orElseGet(() -> ETHERNET + Bytes.hex(message.chaddr().mac().orElseThrow().toBytes())));
  }

  static Party of(Identity identity) {
    return new Party(
        identity
            .clientId()
            .map(id -> id.hex())
            .orElseGet(() -> ETHERNET + Bytes.hex(identity.hardwareAddress().toBytes())));
  }

  @Override
  public String toString() {
    return key;
  }
}
