package dhcp.client.lease;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.Option;
import dhcp.message.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * The ACK of a renewal with what an earlier one said where it is silent.
 *
 * <p>Some servers leave out of a renewal what they think the client still knows. Taking silence for
 * "none" would take mask and router away from a working host.
 *
 * @param message the ACK, completed; the ACK itself when it says enough
 * @param remarks which codes were kept
 */
record Supplement(DhcpMessage message, List<Remark> remarks) {
  /** Options that replace each other: any one of a group speaks for the group. */
  private static final List<List<Option<?>>> GROUPS =
      List.of(
          List.of(Options.SUBNET_MASK),
          List.of(Options.BROADCAST_ADDRESS),
          List.of(Options.CLASSLESS_STATIC_ROUTE, Options.ROUTER, Options.STATIC_ROUTE),
          List.of(Options.DOMAIN_NAME_SERVERS),
          List.of(Options.DOMAIN_NAME, Options.DOMAIN_SEARCH),
          List.of(Options.INTERFACE_MTU));

  static Supplement of(DhcpMessage earlier, DhcpMessage ack) {
    List<Integer> kept = new ArrayList<>();
    for (List<Option<?>> group : GROUPS) {
      if (group.stream().noneMatch(ack::has)) {
        group.stream().filter(earlier::has).map(Option::code).forEach(kept::add);
      }
    }
    if (kept.isEmpty()) {
      return new Supplement(ack, List.of());
    }
    MessageBuilder whole = ack.toBuilder();
    kept.forEach(code -> whole.putRaw(code, earlier.raw(code).orElseThrow()));
    Remark remark = new Remark(Remark.Kind.OLD_VALUE_KEPT, kept.toString());
    return new Supplement(whole.build(), List.of(remark));
  }
}
