package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.List;

/**
 * The messages a client sends, with the fields and options of RFC 2131 tables 4 and 5.
 *
 * <p>Where the table says MUST NOT, the option is not put; siaddr, yiaddr and giaddr stay 0.
 */
record Messages(Settings settings) {
  /** What we take in one datagram, told to the server: a whole Ethernet frame. */
  private static final int DATAGRAM = MessageBuilder.MAX_DATAGRAM;

  /** Section 4.4.1. Option 50 carries the wish, 80 asks for rapid commit (RFC 4039). */
  DhcpMessage discover(Effort effort, int xid, int secs) {
    MessageBuilder message = asking(MessageType.DISCOVER, xid, secs);
    effort.wish().ifPresent(wish -> message.put(Options.REQUESTED_ADDRESS, wish));
    putLeaseTime(message);
    if (asksForRapidCommit()) {
      message.put(Options.RAPID_COMMIT, true);
    }
    return message.build();
  }

  /** Whether DISCOVER asks for rapid commit: not when offers are only listed. */
  boolean asksForRapidCommit() {
    return settings.wishes().has(Wishes.Flag.RAPID_COMMIT)
        && !(settings.mode() instanceof Mode.Discover);
  }

  /** SELECTING: server identifier and offered address MUST be there, ciaddr is 0. */
  DhcpMessage request(Lease offered, int xid, int secs) {
    MessageBuilder message =
        asking(MessageType.REQUEST, xid, secs)
            .put(Options.REQUESTED_ADDRESS, offered.address())
            .put(Options.SERVER_IDENTIFIER, offered.server());
    putLeaseTime(message);
    return message.build();
  }

  /** Codes of the options that {@link #request} leaves out for lack of room. */
  List<Integer> unsendable() {
    MessageBuilder message =
        asking(MessageType.REQUEST, 0, 0)
            .put(Options.REQUESTED_ADDRESS, Ipv4Address.ANY)
            .put(Options.SERVER_IDENTIFIER, Ipv4Address.ANY);
    putLeaseTime(message);
    message.build();
    return message.omitted();
  }

  /** INIT-REBOOT: the address in option 50, no server identifier, ciaddr 0. */
  DhcpMessage reboot(Ipv4Address address, int xid, int secs) {
    MessageBuilder message =
        asking(MessageType.REQUEST, xid, secs).put(Options.REQUESTED_ADDRESS, address);
    putLeaseTime(message);
    return message.build();
  }

  /** RENEWING and REBINDING: the address in ciaddr, neither option 50 nor 54. */
  DhcpMessage extension(Ipv4Address address, int xid, int secs) {
    MessageBuilder message = asking(MessageType.REQUEST, xid, secs).ciaddr(address);
    putLeaseTime(message);
    return message.build();
  }

  /** Section 4.4.3: ciaddr is the address that we have, and no lease time is asked for. */
  DhcpMessage inform(Ipv4Address address, int xid, int secs) {
    return asking(MessageType.INFORM, xid, secs).ciaddr(address).build();
  }

  /** Section 4.4.4: options 50 and 54, ciaddr 0. */
  DhcpMessage decline(Lease lease, int xid) {
    return telling(MessageType.DECLINE, xid)
        .put(Options.REQUESTED_ADDRESS, lease.address())
        .put(Options.SERVER_IDENTIFIER, lease.server())
        .build();
  }

  /** Section 4.4.6: the address in ciaddr, option 54 and not 50. */
  DhcpMessage release(Lease lease, int xid) {
    return telling(MessageType.RELEASE, xid)
        .ciaddr(lease.address())
        .put(Options.SERVER_IDENTIFIER, lease.server())
        .build();
  }

  /** What expects an answer: with the parameter request list and the user's options. */
  private MessageBuilder asking(MessageType type, int xid, int secs) {
    MessageBuilder message =
        begin(xid)
            .secs(secs)
            .broadcast(settings.wishes().has(Wishes.Flag.BROADCAST))
            .maxSize(DATAGRAM)
            .put(Options.MAX_MESSAGE_SIZE, DATAGRAM);
    // The user's options may tell of another size, and of nothing else that stands here.
    settings.wishes().options().putInto(message);
    identify(message, type);
    if (!settings.wishes().parameterRequestList().isEmpty()) {
      message.put(Options.PARAMETER_REQUEST_LIST, settings.wishes().parameterRequestList());
    }
    return message;
  }

  /** What expects none: table 5 allows hardly anything beside the client identifier. */
  private MessageBuilder telling(MessageType type, int xid) {
    return identify(begin(xid), type);
  }

  private MessageBuilder begin(int xid) {
    return DhcpMessage.request(
        xid, HardwareAddress.ofEthernet(settings.identity().hardwareAddress()));
  }

  private MessageBuilder identify(MessageBuilder message, MessageType type) {
    message.put(Options.MESSAGE_TYPE, type);
    settings
        .identity()
        .clientId()
        .ifPresent(id -> message.put(Options.CLIENT_IDENTIFIER, id.bytes()));
    return message;
  }

  private void putLeaseTime(MessageBuilder message) {
    settings.wishes().leaseSeconds().ifPresent(time -> message.put(Options.LEASE_TIME, time));
  }
}
