package dhcp.server.engine;

import dhcp.net.Bytes;
import dhcp.net.MacAddress;

/**
 * What a reservation, or an operator's question, knows a client by.
 *
 * @param kind what the bytes are
 * @param octets the bytes: six of a MAC address, or all of a client identifier or circuit id
 */
public record ReservationKey(Kind kind, Octets octets) {
  public ReservationKey {
    int length = octets.length();
    if (length == 0 || length > 255 || kind == Kind.HARDWARE_ADDRESS && length != 6) {
      throw new IllegalArgumentException(
          "a key of " + length + " bytes: a MAC address has 6, other keys have 1 to 255");
    }
  }

  /** What the bytes of a key are, the strongest claim first. */
  public enum Kind {
    CLIENT_IDENTIFIER,
    HARDWARE_ADDRESS,
    CIRCUIT_ID
  }

  public static ReservationKey ofMac(MacAddress mac) {
    return new ReservationKey(Kind.HARDWARE_ADDRESS, Octets.of(mac.toBytes()));
  }

  /**
   * Reads {@code 02:00:00:00:00:01}, {@code id:HEX} or {@code circuit:HEX}.
   *
   * @throws IllegalArgumentException naming the text when it is anything else
   */
  public static ReservationKey parse(String text) {
    if (text.startsWith("id:")) {
      return new ReservationKey(Kind.CLIENT_IDENTIFIER, hex(text, 3));
    }
    if (text.startsWith("circuit:")) {
      return new ReservationKey(Kind.CIRCUIT_ID, hex(text, 8));
    }
    return ofMac(MacAddress.parse(text));
  }

  private static Octets hex(String text, int from) {
    return Octets.of(Bytes.parseHex(text.substring(from)));
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return switch (kind) {
      case HARDWARE_ADDRESS -> MacAddress.read(octets.bytes(), 0).toString();
      case CLIENT_IDENTIFIER -> "id:" + octets;
      case CIRCUIT_ID -> "circuit:" + octets;
    };
  }
}
