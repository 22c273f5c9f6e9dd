package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Offers that nobody has answered: in memory only, one for each client, oldest first. An offer past
 * its hold is gone as soon as {@link #lapse} is called, which every decision begins with.
 */
final class OfferBook {
  /**
   * An address held for a client.
   *
   * @param client its key
   * @param hardware its hardware address with the type before it
   * @param leaseSeconds what the client was told
   * @param until milliseconds
   * @param holders who is counted as having it
   * @param sharing whether others were offered it before and may still take it
   */
  record Offer(
      ClientKey client,
      Octets hardware,
      Ipv4Address address,
      long leaseSeconds,
      Slice slice,
      long until,
      List<Holder> holders,
      Sharing sharing) {
    Offer in(Slice other) {
      return new Offer(client, hardware, address, leaseSeconds, other, until, holders, sharing);
    }
  }

  /** Whether an address is on offer to one client or to several. */
  enum Sharing {
    ONE,
    SEVERAL
  }

  private final Map<Octets, Offer> byClient = new LinkedHashMap<>();
  private final Map<Ipv4Address, Offer> byAddress = new HashMap<>();
  private final Holdings holdings;
  private final Consumer<Offer> onGone;

  /**
   * An empty book.
   *
   * @param holdings where those who have an offer are counted
   * @param onGone told of every offer that has gone, whatever the cause
   */
  OfferBook(Holdings holdings, Consumer<Offer> onGone) {
    this.holdings = holdings;
    this.onGone = onGone;
  }

  int size() {
    return byClient.size();
  }

  Optional<Offer> of(ClientKey client) {
    return Optional.ofNullable(byClient.get(client.octets()));
  }

  Optional<Offer> at(Ipv4Address address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  /** Holds an address for a client instead of the one held before; the oldest goes if too many. */
  void put(Offer offer, int most) {
    Offer before = byClient.remove(offer.client.octets());
    byClient.put(offer.client.octets(), offer);
    holdings.add(offer.holders);
    offer.slice.offered(offer.address);
    if (before != null && before.address.equals(offer.address)) {
      byAddress.put(offer.address, offer);
      holdings.remove(before.holders);
      return;
    }
    byAddress.put(offer.address, offer);
    if (before != null) {
      gone(before);
    }
    if (byClient.size() > most) {
      remove(byClient.values().iterator().next());
    }
  }

  void remove(Offer offer) {
    byClient.remove(offer.client.octets());
    gone(offer);
  }

  /** Drops every offer whose hold is over. */
  void lapse(long now) {
    Iterator<Offer> oldest = byClient.values().iterator();
    while (oldest.hasNext()) {
      Offer offer = oldest.next();
      if (offer.until > now) {
        return;
      }
      oldest.remove();
      gone(offer);
    }
  }

  private void gone(Offer offer) {
    holdings.remove(offer.holders);
    byAddress.remove(offer.address);
    offer.slice.offerGone(offer.address);
    onGone.accept(offer);
  }

  /** Empties the book and returns what stood in it, oldest first. */
  Iterable<Offer> drain() {
    Iterable<Offer> all = List.copyOf(byClient.values());
    byClient.clear();
    byAddress.clear();
    return all;
  }
}
