package dhcp.client.machine;

import dhcp.client.lease.Lease;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;

/** Judges offers and chooses one, by the {@link OfferPolicy}. */
final class OfferChoice {
  /** Listing offers is worth some patience: a server may try an address before it offers it. */
  private static final long LISTING_WAIT = 3_000;

  private OfferChoice() {}

  /** How long offers are collected after the first, milliseconds. */
  static long waitMillis(Settings settings) {
    long wait = settings.offers().waitMillis();
    return wait == 0 && settings.mode() instanceof Mode.Discover ? LISTING_WAIT : wait;
  }

  /** Whether the same server has offered the same address before. */
  static boolean isKnown(List<Offer> offers, Lease terms) {
    return offers.stream()
        .map(Offer::terms)
        .anyMatch(
            known ->
                known.server().equals(terms.server()) && known.address().equals(terms.address()));
  }

  static Offer judge(OfferPolicy policy, Lease terms, Sender from) {
    if (!policy.allows(terms.server())) {
      return new Offer(terms, from, Optional.of(Drop.DENIED_SERVER));
    }
    return ReplyCheck.lacksOne(policy.required(), terms.ack())
        ? new Offer(terms, from, Optional.of(Drop.REQUIRED_OPTION_MISSING))
        : new Offer(terms, from, Optional.empty());
  }

  /** Of the acceptable offers, of which there is one, the wished address's, else the first. */
  static Offer best(List<Offer> offers, Optional<Ipv4Address> wish) {
    List<Offer> acceptable = offers.stream().filter(Offer::isAcceptable).toList();
    return acceptable.stream()
        .filter(offer -> wish.equals(Optional.of(offer.terms().address())))
        .findFirst()
        .orElseGet(() -> acceptable.get(0));
  }
}
