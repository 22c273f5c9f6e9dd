package dhcp.client.machine;

import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param address suggested in DISCOVER (option 50), and preferred among offers
 * @param leaseSeconds suggested lease time (option 51), 1 to 2^32-1, the last being infinite
 * @param parameterRequestList codes for option 55, in the order in which they matter
 * @param options sent as they are
 * @param ignored options of a server that are treated as if they had not come
 * @param flags the rest
 */
public record Wishes(
    Optional<Ipv4Address> address,
    OptionalLong leaseSeconds,
    List<Integer> parameterRequestList,
    SentOptions options,
    Set<Integer> ignored,
    Set<Flag> flags) {
  /** Wishes that are there or not. */
  public enum Flag {
    /** Replies are to be broadcast (the B bit of RFC 2131 figure 2). */
    BROADCAST,
    /** A server may answer DISCOVER with an ACK (RFC 4039). */
    RAPID_COMMIT
  }

  /** Mask, routes, names, MTU, NTP servers and times. */
  public static final Wishes USUAL =
      new Wishes(
          Optional.empty(),
          OptionalLong.empty(),
          List.of(1, 121, 3, 6, 12, 15, 26, 28, 33, 42, 51, 54, 58, 59, 119),
          SentOptions.NONE,
          Set.of(),
          Set.of());

  public Wishes {
    parameterRequestList = classlessRoutesFirst(parameterRequestList);
    ignored = Set.copyOf(ignored);
    flags = Set.copyOf(flags);
  }

  /** RFC 3442: code 121 must stand before the router and static route codes in the list. */
  private static List<Integer> classlessRoutesFirst(List<Integer> codes) {
    Integer classless = Options.CLASSLESS_STATIC_ROUTE.code();
    int at = codes.indexOf(classless);
    List<Integer> before = at < 0 ? List.of() : codes.subList(0, at);
    if (!before.contains(Options.ROUTER.code()) && !before.contains(Options.STATIC_ROUTE.code())) {
      return List.copyOf(codes);
    }
    List<Integer> ordered = new ArrayList<>(codes);
    ordered.remove(at);
    ordered.add(0, classless);
    return List.copyOf(ordered);
  }

  /** The same, and this address would be liked best. */
  public Wishes forAddress(Ipv4Address wished) {
    return new Wishes(
        Optional.of(wished), leaseSeconds, parameterRequestList, options, ignored, flags);
  }

  /** The same with another parameter request list. */
  public Wishes requesting(List<Integer> codes) {
    return new Wishes(address, leaseSeconds, codes, options, ignored, flags);
  }

  /** The same with these flags and no others. */
  public Wishes flagged(Set<Flag> others) {
    return new Wishes(address, leaseSeconds, parameterRequestList, options, ignored, others);
  }

  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  public boolean requests(int code) {
    return parameterRequestList.contains(code);
  }
}
