package dhcp.message;

import dhcp.message.SipServers.Addresses;
import dhcp.message.SipServers.Names;
import java.util.Arrays;
import java.util.Optional;

/** SIP servers (RFC 3361 section 3): an encoding, then names or addresses; in text the latter. */
final class SipServersFormat extends Format<SipServers> {
  private static final byte NAMES = 0;
  private static final byte ADDRESSES = 1;
  private static final String ONLY_ADDRESSES = "[0-9., ]+";

  SipServersFormat() {
    super(Lengths.atLeast(2));
  }

  @Override
  Optional<SipServers> read(byte[] data) {
    byte[] servers = Arrays.copyOfRange(data, 1, data.length);
    return switch (data[0]) {
      case NAMES -> Formats.DOMAIN_LIST.decode(servers).map(Names::new);
      case ADDRESSES -> Formats.IPV4_LIST.decode(servers).map(Addresses::new);
      default -> Optional.empty();
    };
  }

  @Override
  byte[] write(SipServers value) {
    if (value instanceof Names names) {
      return encoded(NAMES, Formats.DOMAIN_LIST.encode(names.names()));
    }
    return encoded(ADDRESSES, Formats.IPV4_LIST.encode(((Addresses) value).addresses()));
  }

  private static byte[] encoded(byte encoding, byte[] servers) {
    byte[] data = new byte[1 + servers.length];
    data[0] = encoding;
    System.arraycopy(servers, 0, data, 1, servers.length);
    return data;
  }

  @Override
  public SipServers parse(String text) {
    return text.matches(ONLY_ADDRESSES) && !text.endsWith(".")
        ? new Addresses(Formats.IPV4_LIST.parse(text))
        : new Names(Formats.DOMAIN_LIST.parse(text));
  }

  /** A list of names that looks like addresses ends with a dot. */
  @Override
  public String print(SipServers value) {
    if (value instanceof Names names) {
      String text = Formats.DOMAIN_LIST.print(names.names());
      return text.matches(ONLY_ADDRESSES) && !text.endsWith(".") ? text + "." : text;
    }
    return Formats.IPV4_LIST.print(((Addresses) value).addresses());
  }

  @Override
  public Object plain(SipServers value) {
    return value instanceof Names names
        ? Formats.DOMAIN_LIST.plain(names.names())
        : Formats.IPV4_LIST.plain(((Addresses) value).addresses());
  }
}
