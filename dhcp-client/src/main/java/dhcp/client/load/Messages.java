package dhcp.client.load;

import dhcp.frame.Endpoint;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * The frames of simulated clients. They all come from the interface's own hardware address, as
 * those behind a bridge do that translates addresses: a switch on the way learns one address and
 * not a million. Clients on the link therefore ask for answers by broadcast.
 */
final class Messages {
  private static final int SERVER_PORT = 67;
  private static final int CLIENT_PORT = 68;

  /** What common clients ask for. */
  private static final List<Integer> PARAMETERS =
      List.of(
          Options.SUBNET_MASK.code(),
          Options.ROUTER.code(),
          Options.DOMAIN_NAME_SERVERS.code(),
          Options.DOMAIN_NAME.code(),
          Options.BROADCAST_ADDRESS.code(),
          Options.LEASE_TIME.code(),
          Options.RENEWAL_TIME.code(),
          Options.REBINDING_TIME.code());

  private final Clients clients;
  private final Optional<Ipv4Address> relay;
  private final FrameTemplate discover;
  private final FrameTemplate request;
  private final FrameTemplate release;

  /**
   * The frames.
   *
   * @param mac the interface's
   * @param relay the relay agent that passes all but releases on; empty without
   */
  Messages(Clients clients, MacAddress mac, Optional<Ipv4Address> relay) {
    this.clients = clients;
    this.relay = relay;
    Endpoint from =
        new Endpoint(
            mac, relay.orElse(Ipv4Address.ANY), relay.isPresent() ? SERVER_PORT : CLIENT_PORT);
    Endpoint everybody = new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, SERVER_PORT);
    discover = new FrameTemplate(from, everybody, discover(0, 0));
    request = new FrameTemplate(from, everybody, request(0, 0, Ipv4Address.ANY, Ipv4Address.ANY));
    release =
        new FrameTemplate(
            new Endpoint(mac, Ipv4Address.ANY, CLIENT_PORT),
            everybody,
            release(0, 0, Ipv4Address.ANY, Ipv4Address.ANY));
  }

  byte[] discoverFrame(int xid, int client) {
    return discover.client(xid, clients.mac(client)).frame();
  }

  byte[] requestFrame(int xid, int client, int address, int server) {
    return request.client(xid, clients.mac(client)).lease(address, server).frame();
  }

  byte[] releaseFrame(int xid, int client, int address, int server, long serverMac) {
    return release.client(xid, clients.mac(client)).release(address, server, serverMac).frame();
  }

  DhcpMessage discover(int xid, int client) {
    return passedOn(xid, client)
        .put(Options.MESSAGE_TYPE, MessageType.DISCOVER)
        .put(Options.PARAMETER_REQUEST_LIST, PARAMETERS)
        .build();
  }

  /** REQUEST in SELECTING (RFC 2131 table 4). */
  DhcpMessage request(int xid, int client, Ipv4Address address, Ipv4Address server) {
    return passedOn(xid, client)
        .put(Options.MESSAGE_TYPE, MessageType.REQUEST)
        .put(Options.REQUESTED_ADDRESS, address)
        .put(Options.SERVER_IDENTIFIER, server)
        .put(Options.PARAMETER_REQUEST_LIST, PARAMETERS)
        .build();
  }

  /** RELEASE, which goes straight to the server (RFC 2131 table 5). */
  DhcpMessage release(int xid, int client, Ipv4Address address, Ipv4Address server) {
    return by(xid, client)
        .put(Options.MESSAGE_TYPE, MessageType.RELEASE)
        .put(Options.SERVER_IDENTIFIER, server)
        .ciaddr(address)
        .build();
  }

  private MessageBuilder passedOn(int xid, int client) {
    MessageBuilder message = by(xid, client);
    return relay
        .map(address -> message.giaddr(address).hops(1))
        .orElseGet(() -> message.broadcast(true));
  }

  private MessageBuilder by(int xid, int client) {
    HardwareAddress chaddr = HardwareAddress.ofEthernet(clients.macAddress(client));
    byte[] identifier = new byte[1 + MacAddress.LENGTH];
    identifier[0] = HardwareAddress.ETHERNET;
    clients.macAddress(client).write(identifier, 1);
    return DhcpMessage.request(xid, chaddr).putRaw(Options.CLIENT_IDENTIFIER.code(), identifier);
  }
}
