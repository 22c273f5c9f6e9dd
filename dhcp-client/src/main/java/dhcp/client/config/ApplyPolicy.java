package dhcp.client.config;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What of a lease is applied.
 *
 * @param parts applied besides the address itself
 * @param metric of the routes, 0 to 2^31-1; when empty it is made from the interface's number, so
 *     that the default routes of two interfaces do not collide
 */
public record ApplyPolicy(Set<Part> parts, OptionalInt metric) {
  /** What can be left alone. */
  public enum Part {
    ROUTES,
    DNS,
    MTU
  }

  private static final int FIRST_METRIC = 1000;

  /** Everything, with a metric of the interface. */
  public static final ApplyPolicy ALL = new ApplyPolicy(Set.of(Part.values()), OptionalInt.empty());

  public ApplyPolicy {
    parts = Set.copyOf(parts);
  }

  boolean has(Part part) {
    return parts.contains(part);
  }

  int metricFor(int interfaceIndex) {
    return metric.orElse(FIRST_METRIC + interfaceIndex);
  }
}
