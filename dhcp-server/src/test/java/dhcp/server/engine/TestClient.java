package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;

/** Makes the messages of one client, each with an xid of its own. */
final class TestClient {
  private static int xid = 0x1000;

  final MacAddress mac;
  private final Optional<byte[]> identifier;

  private TestClient(MacAddress mac, Optional<byte[]> identifier) {
    this.mac = mac;
    this.identifier = identifier;
  }

  /** The client number n, which is known by its MAC address 02:00:00:00:nn:nn. */
  static TestClient number(int n) {
    return new TestClient(new MacAddress(0x0200_0000_0000L + n), Optional.empty());
  }

  TestClient withIdentifier(String hex) {
    return new TestClient(mac, Optional.of(Bytes.parseHex(hex)));
  }

  ClientKey key() {
    DhcpMessage message = message(MessageType.DISCOVER).build();
    return ClientKey.of(message, Octets.wrap(ClientKey.typed(message.chaddr())), false);
  }

  /** A message with the client's hardware address and identifier. */
  MessageBuilder message(MessageType type) {
    MessageBuilder message = bootp().put(Options.MESSAGE_TYPE, type);
    identifier.ifPresent(id -> message.putRaw(Options.CLIENT_IDENTIFIER.code(), id));
    return message;
  }

  MessageBuilder bootp() {
    return DhcpMessage.request(xid++, HardwareAddress.ofEthernet(mac));
  }

  MessageBuilder discover() {
    return message(MessageType.DISCOVER);
  }

  /** REQUEST in SELECTING, of an address from a server. */
  MessageBuilder select(Ipv4Address address, Ipv4Address server) {
    return message(MessageType.REQUEST)
        .put(Options.REQUESTED_ADDRESS, address)
        .put(Options.SERVER_IDENTIFIER, server);
  }

  /** REQUEST in INIT-REBOOT. */
  MessageBuilder reboot(Ipv4Address address) {
    return message(MessageType.REQUEST).put(Options.REQUESTED_ADDRESS, address);
  }

  /** REQUEST in RENEWING or REBINDING, which differ in how they are sent. */
  MessageBuilder extend(Ipv4Address address) {
    return message(MessageType.REQUEST).ciaddr(address);
  }

  MessageBuilder release(Ipv4Address address, Ipv4Address server) {
    return message(MessageType.RELEASE).ciaddr(address).put(Options.SERVER_IDENTIFIER, server);
  }

  MessageBuilder decline(Ipv4Address address, Ipv4Address server) {
    return message(MessageType.DECLINE)
        .put(Options.REQUESTED_ADDRESS, address)
        .put(Options.SERVER_IDENTIFIER, server);
  }

  MessageBuilder inform(Ipv4Address address) {
    return message(MessageType.INFORM).ciaddr(address);
  }
}
