package dhcp.client.machine;

import dhcp.net.Bytes;
import dhcp.net.MacAddress;
import java.nio.charset.StandardCharsets;

/**
 * The client identifier (option 61, RFC 2132 section 9.14), the same in every message of a client.
 *
 * @param hex its 2 to 255 bytes in hexadecimal, the type byte first
 */
public record ClientId(String hex) {
  private static final int ETHERNET = 1;

  public ClientId {
    byte[] bytes = Bytes.parseHex(hex);
    if (bytes.length < 2 || bytes.length > 255) {
      throw new IllegalArgumentException(
          "a client identifier has 2 to 255 bytes; '" + hex + "' has " + bytes.length);
    }
    hex = Bytes.hex(bytes);
  }

  /** The hardware type and address, which most clients send. */
  public static ClientId of(MacAddress mac) {
    byte[] bytes = new byte[1 + MacAddress.LENGTH];
    bytes[0] = ETHERNET;
    mac.write(bytes, 1);
    return of(bytes);
  }

  /** Type 0, for what is no hardware address, and the text's UTF-8 bytes. */
  public static ClientId of(String text) {
    return new ClientId("00" + Bytes.hex(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The bytes as they stand in the option. */
  public static ClientId of(byte[] bytes) {
    return new ClientId(Bytes.hex(bytes));
  }

  public byte[] bytes() {
    return Bytes.parseHex(hex);
  }
}
