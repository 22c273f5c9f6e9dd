package dhcp.client;

import dhcp.cli.JsonFields;
import dhcp.client.machine.Offer;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The offers of {@code --discover}: who answered, and who was not expected to. */
final class OfferList {
  private final List<Offer> offers = new ArrayList<>();

  void add(Offer offer) {
    offers.add(offer);
  }

  private List<String> servers(boolean all) {
    Set<Ipv4Address> servers = new TreeSet<>();
    offers.stream()
        .filter(offer -> all || !offer.isAcceptable())
        .forEach(offer -> servers.add(offer.terms().server()));
    return servers.stream().map(Ipv4Address::toString).toList();
  }

  String words() {
    List<String> unexpected = servers(false);
    return "offers="
        + offers.size()
        + " servers="
        + String.join(",", servers(true))
        + (unexpected.isEmpty() ? "" : " unexpected=" + String.join(",", unexpected));
  }

  JsonFields into(JsonFields fields) {
    return fields
        .put("offers", offers.size())
        .put("servers", servers(true))
        .put("unexpected", servers(false));
  }
}
