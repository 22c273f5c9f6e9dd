package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.Options;

/**
 * What a client's lease is found by: its client identifier, or else its hardware address with the
 * type before it (RFC 2131 section 4.2, RFC 2132 section 9.14).
 *
 * <p>An identifier that is just the type and hardware address, as many clients send, is the same
 * key as none at all: the boot ROM without an identifier and its operating system are then one
 * client.
 *
 * @param octets the identifier, or htype and chaddr
 * @param source which of the two
 */
public record ClientKey(Octets octets, Source source) {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 255;

  /** Where a key comes from. */
  public enum Source {
    CLIENT_IDENTIFIER,
    HARDWARE_ADDRESS
  }

  /** The key by which a sender is known. An identifier of 0, 1 or over 255 bytes counts as none. */
  static ClientKey of(DhcpMessage message, Octets hardware, boolean byHardwareAlone) {
    if (!byHardwareAlone && message.has(Options.CLIENT_IDENTIFIER.code())) {
      byte[] identifier = message.raw(Options.CLIENT_IDENTIFIER.code()).orElseThrow();
      if (identifier.length >= SHORTEST && identifier.length <= LONGEST) {
        return new ClientKey(Octets.wrap(identifier), Source.CLIENT_IDENTIFIER);
      }
    }
    return ofHardware(hardware);
  }

  /** The key of a client that is known by its hardware address with the type before it. */
  static ClientKey ofHardware(Octets typed) {
    return new ClientKey(typed, Source.HARDWARE_ADDRESS);
  }

  /** The key of a client that is known by its hardware address. */
  public static ClientKey ofHardware(HardwareAddress chaddr) {
    return ofHardware(Octets.wrap(typed(chaddr)));
  }

  /** The hardware type in one byte, and the address. */
  static byte[] typed(HardwareAddress chaddr) {
    byte[] address = chaddr.toBytes();
    byte[] typed = new byte[address.length + 1];
    typed[0] = (byte) chaddr.htype();
    System.arraycopy(address, 0, typed, 1, address.length);
    return typed;
  }

  /** The hardware address in bytes that {@link #typed} made. */
  static HardwareAddress untyped(byte[] typed) {
    byte[] address = new byte[typed.length - 1];
    System.arraycopy(typed, 1, address, 0, address.length);
    return HardwareAddress.of(typed[0] & 0xff, address);
  }
}
