package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Policies that tests begin with: 192.168.1.0/24 with the server at .1. */
final class Policies {
  static final Subnet SUBNET = Subnet.parse("192.168.1.0/24");

  private Policies() {}

  static Ipv4Address ip(String text) {
    return Ipv4Address.parse(text);
  }

  /** The subnet with a pool of .100 up to and including the given last octet. */
  static SubnetPolicy.Builder pool(int last) {
    return SubnetPolicy.builder(SUBNET)
        .range(ip("192.168.1.100"), Ipv4Address.of(192, 168, 1, last));
  }

  /** A server of one subnet; without conflict check unless it is among the features. */
  static ServerPolicy of(SubnetPolicy.Builder subnet, Feature... features) {
    return of(List.of(subnet.build()), features);
  }

  static ServerPolicy of(List<SubnetPolicy> subnets, Feature... features) {
    return new ServerPolicy(
        Set.of(features), subnets, List.of(), List.of(), HoldTimes.DEFAULT, Limits.DEFAULT);
  }

  static ServerPolicy with(ServerPolicy policy, Feature... more) {
    Set<Feature> features = new HashSet<>(policy.features());
    features.addAll(Arrays.asList(more));
    return new ServerPolicy(
        features,
        policy.subnets(),
        policy.classes(),
        policy.reservations(),
        policy.holdTimes(),
        policy.limits());
  }

  static ServerPolicy with(ServerPolicy policy, Reservation... reservations) {
    return new ServerPolicy(
        policy.features(),
        policy.subnets(),
        policy.classes(),
        List.of(reservations),
        policy.holdTimes(),
        policy.limits());
  }

  static ServerPolicy with(ServerPolicy policy, ClassRule... classes) {
    return new ServerPolicy(
        policy.features(),
        policy.subnets(),
        List.of(classes),
        policy.reservations(),
        policy.holdTimes(),
        policy.limits());
  }

  /** The usual limits, and so many addresses for a hardware address or a relay agent's port. */
  static Limits addressesEach(int most) {
    return new Limits(
        OptionalInt.empty(),
        Limits.DEFAULT.offers(),
        Limits.DEFAULT.probesPerSecond(),
        0,
        OptionalInt.of(most),
        OptionalInt.of(most));
  }

  static ServerPolicy with(ServerPolicy policy, Limits limits) {
    return new ServerPolicy(
        policy.features(),
        policy.subnets(),
        policy.classes(),
        policy.reservations(),
        policy.holdTimes(),
        limits);
  }
}
