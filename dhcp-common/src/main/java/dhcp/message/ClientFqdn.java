package dhcp.message;

/**
 * The client's fully qualified domain name (RFC 4702 section 2).
 *
 * @param flags the bits {@link #S}, {@link #O}, {@link #E} and {@link #N}, 0 to 255
 * @param rcode1 0 to 255; clients send 0, servers 255
 * @param rcode2 as rcode1
 * @param name with {@link #E} in the escapes of RFC 4343 and with a dot at the end when it is
 *     complete, else the ASCII text as it stands; may be ""
 */
public record ClientFqdn(int flags, int rcode1, int rcode2, String name) {
  /** The server shall, or does, update the name's A record. */
  public static final int S = 1;

  /** The server has done otherwise than the client's S bit asked. */
  public static final int O = 2;

  /** The name is in the wire format of DNS, as it should be. */
  public static final int E = 4;

  /** The server shall make, or makes, no update. */
  public static final int N = 8;

  /** A client's name to begin with. */
  public static ClientFqdn ofClient(int flags, String name) {
    return new ClientFqdn(flags, 0, 0, name);
  }

  /** A server's answer. */
  public static ClientFqdn ofServer(int flags, String name) {
    return new ClientFqdn(flags, 0xff, 0xff, name);
  }
}
