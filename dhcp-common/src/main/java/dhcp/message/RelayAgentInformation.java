package dhcp.message;

import dhcp.net.Ipv4Address;
import java.util.List;

/**
 * The sub-options of relay agent information, option 82 (RFC 3046 and those that add to it), to be
 * read with {@link SubOptions#get}.
 */
public final class RelayAgentInformation {
  public static final Option<byte[]> CIRCUIT_ID = new Option<>(1, "circuit-id", Formats.OPAQUE);
  public static final Option<byte[]> REMOTE_ID = new Option<>(2, "remote-id", Formats.OPAQUE);

  /** The subnet to take the address from instead of giaddr's (RFC 3527). */
  public static final Option<Ipv4Address> LINK_SELECTION =
      new Option<>(5, "link-selection", Formats.IPV4);

  /** RFC 3993. */
  public static final Option<byte[]> SUBSCRIBER_ID =
      new Option<>(6, "subscriber-id", Formats.OPAQUE);

  /** Bit 0x80: the client sent the message by unicast (RFC 5010). */
  public static final Option<Integer> FLAGS = new Option<>(10, "flags", Formats.U8);

  /** The server identifier that the client is to see (RFC 5107). */
  public static final Option<Ipv4Address> SERVER_IDENTIFIER_OVERRIDE =
      new Option<>(11, "server-id-override", Formats.IPV4);

  /** There: answer to the UDP port that the message came from (RFC 8357). */
  public static final Option<Boolean> RELAY_SOURCE_PORT =
      new Option<>(19, "relay-source-port", Formats.PRESENCE);

  static final List<Option<?>> TABLE =
      List.of(
          CIRCUIT_ID,
          REMOTE_ID,
          new Option<>(4, "docsis-device-class", Formats.U32),
          LINK_SELECTION,
          SUBSCRIBER_ID,
          new Option<>(7, "radius-attributes", Formats.BINARY),
          new Option<>(8, "authentication", Formats.BINARY),
          new Option<>(9, "vendor-specific", Formats.BINARY),
          FLAGS,
          SERVER_IDENTIFIER_OVERRIDE,
          new Option<>(12, "relay-agent-id", Formats.BINARY),
          new Option<>(13, "access-technology", Formats.BINARY),
          new Option<>(14, "access-network-name", Formats.TEXT_IN_LIST),
          new Option<>(15, "access-point-name", Formats.TEXT_IN_LIST),
          new Option<>(16, "access-point-bssid", Formats.BINARY),
          new Option<>(17, "operator-identifier", Formats.BINARY),
          new Option<>(18, "operator-realm", Formats.TEXT_IN_LIST),
          RELAY_SOURCE_PORT,
          new Option<>(151, "virtual-subnet-selection", Formats.BINARY),
          new Option<>(152, "virtual-subnet-selection-control", Formats.PRESENCE));

  private RelayAgentInformation() {}
}
