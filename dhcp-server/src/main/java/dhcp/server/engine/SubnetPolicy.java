package dhcp.server.engine;

import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One subnet that is served.
 *
 * @param subnet the network, whose mask clients are told
 * @param interfaces the links it lies on; when empty, any link on which the server has an address
 *     in the subnet
 * @param relays relay agents that serve it with a {@code giaddr} outside the subnet
 * @param ranges what is leased; may be empty (INFORM and reservations only)
 * @param exclusions what is never leased, in addition to the network and broadcast addresses and
 *     the server's own
 * @param leaseTimes how long leases last
 * @param options options of its clients, server-wide ones included
 * @param boot boot settings of its clients
 * @param serverIdentifier the server's identifier and source address here; when empty, the link's
 *     address in the subnet, else the link's first
 * @param sharedNetwork subnets of the same name lie on one link, and a client may get an address
 *     from any of them
 */
public record SubnetPolicy(
    Subnet subnet,
    Set<String> interfaces,
    List<Ipv4Address> relays,
    List<AddressRange> ranges,
    List<AddressRange> exclusions,
    LeaseTimes leaseTimes,
    OptionSet options,
    BootSettings boot,
    Optional<Ipv4Address> serverIdentifier,
    Optional<String> sharedNetwork) {
  public SubnetPolicy {
    interfaces = Set.copyOf(interfaces);
    relays = List.copyOf(relays);
    ranges = List.copyOf(ranges);
    exclusions = List.copyOf(exclusions);
    for (AddressRange range : ranges) {
      if (!subnet.contains(range.first()) || !subnet.contains(range.last())) {
        throw new IllegalArgumentException("the range " + range + " is not inside " + subnet);
      }
    }
  }

  public static Builder builder(Subnet subnet) {
    return new Builder(subnet);
  }

  /** Collects what is known of a subnet; what is not set has the default. */
  public static final class Builder {
    private final Subnet subnet;
    private final List<AddressRange> ranges = new ArrayList<>();
    private final List<AddressRange> exclusions = new ArrayList<>();
    private final List<Ipv4Address> relays = new ArrayList<>();
    private Set<String> interfaces = Set.of();
    private LeaseTimes leaseTimes = LeaseTimes.DEFAULT;
    private OptionSet options = OptionSet.NONE;
    private BootSettings boot = BootSettings.NONE;
    private Optional<Ipv4Address> serverIdentifier = Optional.empty();
    private Optional<String> sharedNetwork = Optional.empty();

    private Builder(Subnet subnet) {
      this.subnet = subnet;
    }

    public Builder interfaces(Set<String> names) {
      interfaces = names;
      return this;
    }

    public Builder relay(Ipv4Address giaddr) {
      relays.add(giaddr);
      return this;
    }

    public Builder range(Ipv4Address first, Ipv4Address last) {
      ranges.add(new AddressRange(first, last));
      return this;
    }

    public Builder exclude(AddressRange addresses) {
      exclusions.add(addresses);
      return this;
    }

    public Builder leaseTimes(LeaseTimes times) {
      leaseTimes = times;
      return this;
    }

    public Builder options(OptionSet set) {
      options = set;
      return this;
    }

    public Builder boot(BootSettings settings) {
      boot = settings;
      return this;
    }

    public Builder serverIdentifier(Ipv4Address address) {
      serverIdentifier = Optional.of(address);
      return this;
    }

    public Builder sharedNetwork(String name) {
      sharedNetwork = Optional.of(name);
      return this;
    }

    /**
     * The subnet.
     *
     * @throws IllegalArgumentException when a range is not inside it
     */
    public SubnetPolicy build() {
      return new SubnetPolicy(
          subnet,
          interfaces,
          relays,
          ranges,
          exclusions,
          leaseTimes,
          options,
          boot,
          serverIdentifier,
          sharedNetwork);
    }
  }
}
