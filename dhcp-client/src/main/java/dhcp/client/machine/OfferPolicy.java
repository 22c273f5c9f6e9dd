package dhcp.client.machine;

import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Set;

/**
 * How an offer is chosen (RFC 2131 section 4.4.1 leaves it to the client).
 *
 * @param waitMillis how long after the first offer others are waited for; 0 takes the first good
 *     one
 * @param allowed server identifiers that may be chosen; empty for all
 * @param denied server identifiers that may not
 * @param required codes of options that an offer must have
 */
public record OfferPolicy(
    long waitMillis, Set<Ipv4Address> allowed, Set<Ipv4Address> denied, List<Integer> required) {
  public static final OfferPolicy FIRST = new OfferPolicy(0, Set.of(), Set.of(), List.of());

  public OfferPolicy {
    allowed = Set.copyOf(allowed);
    denied = Set.copyOf(denied);
    required = List.copyOf(required);
  }

  /** Whether this server may be dealt with at all. */
  public boolean allows(Ipv4Address server) {
    return (allowed.isEmpty() || allowed.contains(server)) && !denied.contains(server);
  }
}
