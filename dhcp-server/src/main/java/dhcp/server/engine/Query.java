package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.Option;
import dhcp.message.Options;
import dhcp.message.SubOptions;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;

/** A message that asks for a decision, and what follows from it and the policy alone. */
public final class Query {
  private final Arrival arrival;
  private final Octets hardware;
  private final ClientKey client;
  private final Optional<SubOptions> relay;
  private final Network network;
  private final List<ClassRule> classes;

  Query(Arrival arrival, Topology topology) {
    DhcpMessage message = arrival.message();
    ServerPolicy policy = topology.policy();
    this.arrival = arrival;
    hardware = Octets.wrap(ClientKey.typed(message.chaddr()));
    client = ClientKey.of(message, hardware, policy.has(Feature.KEY_BY_MAC));
    relay = message.get(Options.RELAY_AGENT_INFORMATION);
    network = SelectSubnet.of(this, topology);
    classes = ClientClasses.of(this, policy.classes());
  }

  public Arrival arrival() {
    return arrival;
  }

  /** What the client is known by. */
  public ClientKey client() {
    return client;
  }

  /** The sender's hardware address with its type before it. */
  Octets hardware() {
    return hardware;
  }

  DhcpMessage message() {
    return arrival.message();
  }

  Network network() {
    return network;
  }

  /** The classes that the client is in, the most important first. */
  List<ClassRule> classes() {
    return classes;
  }

  /** A sub-option of the relay agent's information. */
  <T> Optional<T> relay(Option<T> subOption) {
    return relay.flatMap(information -> information.get(subOption));
  }

  /** The address that the client asks for (option 50), but for 0.0.0.0. */
  Optional<Ipv4Address> requestedAddress() {
    return message().get(Options.REQUESTED_ADDRESS).filter(address -> !address.isAny());
  }

  /** How long the client may have an address in a subnet: its wish within limits. Seconds. */
  long leaseSeconds(Scope scope) {
    return leaseSeconds(scope, Optional.empty());
  }

  /** The same for a client that was told of a time before: that holds unless it wishes another. */
  long leaseSeconds(Scope scope, Optional<Long> told) {
    LeaseTimes times = scope.policy().leaseTimes();
    Optional<Long> wished = message().get(Options.LEASE_TIME);
    Optional<Long> known = wished.isPresent() ? wished : told;
    return known.isPresent() ? times.grant(known.get()) : times.normal();
  }
}
