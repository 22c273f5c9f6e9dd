package dhcp.server.engine;

import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Everything that an operator decides and that a decision depends on. Immutable: a change is a new
 * policy, and leases and offers stay. Subnets that overlap are refused.
 *
 * @param features what is switched on
 * @param subnets what is served; of two that fit, the first is preferred
 * @param classes classes of clients, the most important first
 * @param reservations addresses kept for clients; no address and no key twice in one subnet
 * @param holdTimes how long addresses are held
 * @param limits bounds
 */
public record ServerPolicy(
    Set<Feature> features,
    List<SubnetPolicy> subnets,
    List<ClassRule> classes,
    List<Reservation> reservations,
    HoldTimes holdTimes,
    Limits limits) {
  public ServerPolicy {
    features = Set.copyOf(features);
    subnets = List.copyOf(subnets);
    classes = List.copyOf(classes);
    reservations = List.copyOf(reservations);
    refuseOverlaps(subnets);
  }

  private static void refuseOverlaps(List<SubnetPolicy> subnets) {
    List<Subnet> networks = new ArrayList<>(subnets.stream().map(SubnetPolicy::subnet).toList());
    networks.sort(Comparator.comparing(Subnet::network));
    for (int i = 1; i < networks.size(); i++) {
      if (networks.get(i - 1).overlaps(networks.get(i))) {
        throw new IllegalArgumentException(
            "the subnets " + networks.get(i - 1) + " and " + networks.get(i) + " overlap");
      }
    }
  }

  /** Subnets with everything else at its default: only the conflict check is on. */
  public static ServerPolicy of(List<SubnetPolicy> subnets) {
    return new ServerPolicy(
        Set.of(Feature.CONFLICT_CHECK),
        subnets,
        List.of(),
        List.of(),
        HoldTimes.DEFAULT,
        Limits.DEFAULT);
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }
}
