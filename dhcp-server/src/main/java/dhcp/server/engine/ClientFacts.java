package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is remembered of a client beside its address: its name and how it was reached. */
final class ClientFacts {
  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_INFORMATION = 255;
  private static final byte[] NOTHING = {};

  private ClientFacts() {}

  /** Copies what a message tells; relay agent information stays when it came without a relay. */
  static void copy(Query query, Lease lease) {
    DhcpMessage message = query.message();
    lease.hostname(hostname(message));
    if (query.arrival().isRelayed()) {
      lease.agentInformation(
          message
              .raw(Options.RELAY_AGENT_INFORMATION.code())
              .filter(information -> information.length <= LONGEST_INFORMATION)
              .orElse(NOTHING));
    }
  }

  /** Forgets what was known of the client that had the address before. */
  static void clear(Lease lease) {
    lease.hostname(NOTHING);
    lease.agentInformation(NOTHING);
  }

  static void restore(LeaseRecord stored, Lease lease) {
    lease.hostname(stored.hostname().getBytes(StandardCharsets.US_ASCII));
    lease.agentInformation(stored.agentInformation().bytes());
    lease.leaseSeconds((int) stored.leaseSeconds());
  }

  /** The client's name for itself (option 12), if it is made of what names are made of. */
  private static byte[] hostname(DhcpMessage message) {
    byte[] name = message.raw(Options.HOST_NAME.code()).map(ClientFacts::unpadded).orElse(NOTHING);
    if (name.length > LONGEST_NAME) {
      return NOTHING;
    }
    for (byte b : name) {
      if (!isNameCharacter(b)) {
        return NOTHING;
      }
    }
    return name;
  }

  /**
   * Some clients end the name with NUL, which RFC 2132 section 2 tells receivers to put up with.
   */
  private static byte[] unpadded(byte[] name) {
    int length = name.length;
    while (length > 0 && name[length - 1] == 0) {
      length--;
    }
    return length == name.length ? name : Arrays.copyOf(name, length);
  }

  private static boolean isNameCharacter(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '-'
        || b == '.'
        || b == '_';
  }
}
