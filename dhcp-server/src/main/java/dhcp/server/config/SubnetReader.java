package dhcp.server.config;

import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import dhcp.server.engine.SubnetPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the subnets: those of {@code subnets} in a file, and those that a {@code --dhcp-range}
 * implies. Ranges in the same subnet become one subnet.
 */
final class SubnetReader {
  /** A subnet as far as it is read. */
  private static final class Draft {
    private final Origin origin;
    private final List<AddressRange> ranges = new ArrayList<>();
    private final List<Located<AddressRange>> exclusions = new ArrayList<>();
    private Scope scope;
    private List<String> interfaces = List.of();
    private List<Ipv4Address> relays = List.of();
    private Optional<Ipv4Address> serverIp = Optional.empty();
    private Optional<String> sharedNetwork = Optional.empty();

    private Draft(Origin origin, Scope scope) {
      this.origin = origin;
      this.scope = scope;
    }
  }

  private final Section top;
  private final Scope global;
  private final Problems problems;
  private final Map<Subnet, Draft> drafts = new LinkedHashMap<>();
  private final List<Located<AddressRange>> ranges = new ArrayList<>();

  SubnetReader(Section top, Scope global) {
    this.top = top;
    this.global = global;
    this.problems = top.problems();
  }

  /** Every subnet that could be read; what is wrong is in the problems. */
  List<SubnetPolicy> read() {
    top.sections("subnets").forEach(this::subnet);
    top.whole(Setting.DHCP_RANGE.key(), Pool::parse).forEach(this::pool);
    List<Located<AddressRange>> excluded = top.many(Setting.EXCLUDE.key(), Texts::range);
    excluded.forEach(this::exclude);
    if (!top.has("subnets") && !top.has(Setting.DHCP_RANGE.key())) {
      problems.add(
          top.origin(),
          "no addresses to lease: give --dhcp-range START END MASK, or subnets in --config FILE");
    }
    return drafts.entrySet().stream().map(e -> policy(e.getKey(), e.getValue())).toList();
  }

  private void subnet(Section section) {
    Optional<Subnet> subnet = section.one("subnet", Subnet::parse);
    if (subnet.isEmpty() && !section.has("subnet")) {
      problems.add(section.origin(), "a subnet needs its network, as in 'subnet: 192.168.1.0/24'");
    }
    subnet
        .flatMap(net -> draft(net, section.origin("subnet")))
        .ifPresent(draft -> fill(draft, section, subnet.get()));
  }

  private void fill(Draft draft, Section section, Subnet subnet) {
    draft.scope = Scope.read(section, global);
    draft.interfaces =
        section.many(Setting.INTERFACE.key(), name -> name).stream().map(Located::value).toList();
    draft.relays = section.many("relay", Texts::unicast).stream().map(Located::value).toList();
    draft.serverIp = section.one(Setting.SERVER_IP.key(), Texts::unicast);
    draft.sharedNetwork = section.one("shared-network", name -> name);
    section.many("range", Texts::range).forEach(range -> range(draft, subnet, range));
    draft.exclusions.addAll(section.many(Setting.EXCLUDE.key(), Texts::range));
    section.close();
  }

  private void pool(Located<Pool> pool) {
    Subnet subnet = pool.value().subnet();
    Optional<Draft> draft =
        drafts.containsKey(subnet) ? Optional.of(drafts.get(subnet)) : draft(subnet, pool.origin());
    draft.ifPresent(to -> range(to, subnet, new Located<>(pool.value().range(), pool.origin())));
  }

  /** A new subnet, unless it overlaps one that is there. */
  private Optional<Draft> draft(Subnet subnet, Origin origin) {
    for (Map.Entry<Subnet, Draft> other : drafts.entrySet()) {
      if (other.getKey().overlaps(subnet)) {
        problems.add(
            origin,
            "the subnet "
                + subnet
                + " overlaps "
                + other.getKey()
                + " at "
                + other.getValue().origin
                + "; an address can be in one subnet only");
        return Optional.empty();
      }
    }
    Draft draft = new Draft(origin, global);
    drafts.put(subnet, draft);
    return Optional.of(draft);
  }

  private void range(Draft draft, Subnet subnet, Located<AddressRange> range) {
    if (!subnet.contains(range.value().first()) || !subnet.contains(range.value().last())) {
      problems.add(range.origin(), "the range " + range.value() + " is not inside " + subnet);
      return;
    }
    for (Located<AddressRange> other : ranges) {
      if (other.value().overlaps(range.value())) {
        problems.add(
            range.origin(),
            "the range "
                + range.value()
                + " overlaps "
                + other.value()
                + " at "
                + other.origin()
                + "; give each address once");
        return;
      }
    }
    ranges.add(range);
    draft.ranges.add(range.value());
  }

  private void exclude(Located<AddressRange> excluded) {
    List<Draft> holding =
        drafts.entrySet().stream()
            .filter(e -> e.getKey().contains(excluded.value().first()))
            .map(Map.Entry::getValue)
            .toList();
    if (holding.isEmpty()) {
      problems.add(
          excluded.origin(),
          "the addresses " + excluded.value() + " are in no subnet that is served");
    }
    holding.forEach(draft -> draft.exclusions.add(excluded));
  }

  private SubnetPolicy policy(Subnet subnet, Draft draft) {
    refuseEmpty(subnet, draft);
    return new SubnetPolicy(
        subnet,
        Set.copyOf(draft.interfaces),
        draft.relays,
        draft.ranges,
        draft.exclusions.stream().map(Located::value).toList(),
        draft.scope.leaseTimes(),
        draft.scope.options().toSet(),
        draft.scope.boot(),
        draft.serverIp,
        draft.sharedNetwork);
  }

  /** Refuses a subnet that has ranges, and no address in them to lease. */
  private void refuseEmpty(Subnet subnet, Draft draft) {
    if (draft.ranges.isEmpty()
        || draft.ranges.stream().anyMatch(range -> leaves(range, subnet, draft.exclusions))) {
      return;
    }
    List<Located<AddressRange>> excluding =
        draft.exclusions.stream()
            .filter(excluded -> draft.ranges.stream().anyMatch(excluded.value()::overlaps))
            .toList();
    problems.add(
        excluding.isEmpty() ? draft.origin : excluding.get(excluding.size() - 1).origin(),
        excluding.isEmpty()
            ? draft.ranges.get(0) + " is the network or broadcast address of " + subnet
            : "excluding " + texts(excluding) + " leaves no address of its subnet to lease");
  }

  private static String texts(List<Located<AddressRange>> ranges) {
    return String.join(", ", ranges.stream().map(range -> range.value().toString()).toList());
  }

  /** Whether a range has an address that a host may have and that is not excluded. */
  private static boolean leaves(
      AddressRange range, Subnet subnet, List<Located<AddressRange>> exclusions) {
    Ipv4Address next = range.first();
    while (range.contains(next)) {
      Ipv4Address at = next;
      Optional<AddressRange> taken =
          exclusions.stream().map(Located::value).filter(e -> e.contains(at)).findFirst();
      if (taken.isEmpty() && subnet.isHostAddress(at)) {
        return true;
      }
      next = taken.map(AddressRange::last).orElse(at).plus(1);
    }
    return false;
  }
}
