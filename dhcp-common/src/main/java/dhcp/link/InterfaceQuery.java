package dhcp.link;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the kernel what an interface is (rtnetlink, RFC 3549). The JDK cannot tell: its
 * NetworkInterface knows only interfaces that have an address, and a DHCP client's has none.
 */
final class InterfaceQuery implements AutoCloseable {
  private static final int RTM_NEWLINK = 16;
  private static final int RTM_GETLINK = 18;
  private static final int RTM_NEWADDR = 20;
  private static final int RTM_GETADDR = 22;
  private static final int REQUEST = 0x1;
  private static final int DUMP = 0x300;

  private static final int IFLA_ADDRESS = 1;
  private static final int IFLA_IFNAME = 3;
  private static final int IFLA_MTU = 4;
  private static final int IFLA_CARRIER_CHANGES = 35;
  private static final int IFA_ADDRESS = 1;
  private static final int IFA_LOCAL = 2;

  private static final int IFF_UP = 0x1;
  private static final int IFF_RUNNING = 0x40;
  private static final int AF_INET = 2;
  private static final int LINK_HEADER = 16;
  private static final int ADDRESS_HEADER = 8;

  /** The longest name, without the NUL that ends it. */
  private static final int NAME_LENGTH = 15;

  private final NetlinkSocket socket = new NetlinkSocket(NetlinkSocket.NO_NOTIFICATIONS);
  private int sequence;

  InterfaceQuery() throws IOException {}

  /**
   * The interface of the name or, when there is none, the one of the index, which then was renamed.
   *
   * @param index of the interface last seen, 0 for none
   */
  Snapshot look(String name, int index) throws IOException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    boolean possible = bytes.length > 0 && bytes.length <= NAME_LENGTH;
    Optional<Snapshot> found = possible ? link(0, bytes) : Optional.empty();
    if (found.isEmpty() && index != 0) {
      found = link(index, new byte[0]);
    }
    if (found.isEmpty()) {
      return Snapshot.absent(name);
    }
    Snapshot link = found.get();
    InterfaceState state = link.state();
    return new Snapshot(
        new InterfaceState(
            true, state.index(), state.up(), state.mac(), state.mtu(), addresses(state.index())),
        link.name(),
        link.setUp(),
        link.hardwareType(),
        link.carrierChanges());
  }

  /** A harmless request that the kernel answers at once. */
  static byte[] anyRequest() {
    return NetlinkMessages.request(RTM_GETLINK, REQUEST, 0, new byte[LINK_HEADER]);
  }

  private Optional<Snapshot> link(int index, byte[] name) throws IOException {
    int attribute = name.length == 0 ? 0 : NetlinkMessages.aligned(4 + name.length + 1);
    ByteBuffer body = ByteBuffer.allocate(LINK_HEADER + attribute).order(ByteOrder.nativeOrder());
    body.putInt(4, index);
    if (name.length > 0) {
      body.position(LINK_HEADER);
      body.putShort((short) (4 + name.length + 1)).putShort((short) IFLA_IFNAME).put(name);
    }
    List<Snapshot> links = new ArrayList<>();
    socket.send(NetlinkMessages.request(RTM_GETLINK, REQUEST, ++sequence, body.array()));
    NetlinkMessages.answers(
        socket,
        sequence,
        (type, message) -> {
          if (type == RTM_NEWLINK) {
            links.add(readLink(message));
          }
        });
    return links.stream().findFirst();
  }

  private static Snapshot readLink(ByteBuffer message) {
    int start = message.position();
    int type = Short.toUnsignedInt(message.getShort(start + 2));
    int index = message.getInt(start + 4);
    int flags = message.getInt(start + 8);
    message.position(start + LINK_HEADER);
    NetlinkAttributes attributes = new NetlinkAttributes(message);
    byte[] mac = attributes.bytes(IFLA_ADDRESS);
    byte[] name = attributes.bytes(IFLA_IFNAME);
    return new Snapshot(
        new InterfaceState(
            true,
            index,
            (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0,
            mac.length == MacAddress.LENGTH ? MacAddress.read(mac, 0) : MacAddress.ZERO,
            attributes.number(IFLA_MTU),
            List.of()),
        new String(name, 0, Math.max(name.length - 1, 0), StandardCharsets.UTF_8),
        (flags & IFF_UP) != 0,
        type,
        attributes.number(IFLA_CARRIER_CHANGES));
  }

  private List<InterfaceAddress> addresses(int index) throws IOException {
    byte[] body = new byte[ADDRESS_HEADER];
    body[0] = AF_INET;
    List<InterfaceAddress> addresses = new ArrayList<>();
    socket.send(NetlinkMessages.request(RTM_GETADDR, REQUEST | DUMP, ++sequence, body));
    NetlinkMessages.answers(
        socket,
        sequence,
        (type, message) -> {
          if (type == RTM_NEWADDR && message.getInt(message.position() + 4) == index) {
            readAddress(message).ifPresent(addresses::add);
          }
        });
    return addresses;
  }

  private static Optional<InterfaceAddress> readAddress(ByteBuffer message) {
    int prefixLength = Byte.toUnsignedInt(message.get(message.position() + 1));
    message.position(message.position() + ADDRESS_HEADER);
    NetlinkAttributes attributes = new NetlinkAttributes(message);
    // On a point-to-point link the other attribute is the far end's address.
    byte[] address = attributes.bytes(attributes.has(IFA_LOCAL) ? IFA_LOCAL : IFA_ADDRESS);
    return address.length != Ipv4Address.LENGTH || prefixLength > 32
        ? Optional.empty()
        : Optional.of(new InterfaceAddress(Ipv4Address.read(address, 0), prefixLength));
  }

  @Override
  public void close() {
    socket.close();
  }
}
