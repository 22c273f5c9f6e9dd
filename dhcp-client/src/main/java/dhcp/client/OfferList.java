package dhcp.client;

import dhcp.cli.EventWriter;
import dhcp.cli.JsonFields;
import dhcp.client.machine.Offer;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The offers of {@code --discover}: who answered, and who was not expected to. Those that {@code
 * --offer-wait} collects are told of likewise, but not listed.
 */
final class OfferList {
  /** As many as there may be offers. */
  private static final int MOST_STRANGERS = 64;

  private final String interfaceName;
  private final EventWriter events;
  private final LeaseWords words;
  private final Set<Ipv4Address> expected;
  private final List<Offer> offers = new ArrayList<>();
  private final Set<Ipv4Address> strangers = new TreeSet<>();

  /**
   * @param expected the servers that are to answer; empty for any
   */
  OfferList(String interfaceName, EventWriter events, LeaseWords words, Set<Ipv4Address> expected) {
    this.interfaceName = interfaceName;
    this.events = events;
    this.words = words;
    this.expected = expected;
  }

  /** Tells of an offer that came: to a script at once, to people in a table at the end. */
  void add(Offer offer) {
    offers.add(offer);
    tell(offer);
  }

  /** A server answered that is not to answer, though with no offer. */
  void stranger(Ipv4Address server) {
    if (strangers.size() < MOST_STRANGERS) {
      strangers.add(server);
    }
  }

  /** Tells a script that reads JSON; in plain form the first line is the lease's. */
  void tell(Offer offer) {
    if (events.format() == EventWriter.Format.JSON) {
      events.write("offer", line(offer), fields(offer));
    }
  }

  private String line(Offer offer) {
    return "OFFER " + words.words(offer.terms()) + " mac=" + offer.from().mac();
  }

  private JsonFields fields(Offer offer) {
    return words
        .fields(offer.terms())
        .put("from", offer.from().mac().toString())
        .put("expected", offer.isAcceptable());
  }

  /** Sums up. */
  void end() {
    if (events.format() == EventWriter.Format.PLAIN) {
      List<String> lines = AlignedWords.of(offers.stream().map(this::line).toList());
      for (int i = 0; i < lines.size(); i++) {
        events.write("offer", lines.get(i), fields(offers.get(i)));
      }
    }
    List<String> all = texts(servers(offers));
    Set<Ipv4Address> wrong =
        servers(offers.stream().filter(offer -> !offer.isAcceptable()).toList());
    wrong.addAll(strangers);
    List<String> unexpected = texts(wrong);
    List<String> silent =
        expected.stream()
            .sorted()
            .map(Ipv4Address::toString)
            .filter(s -> !all.contains(s))
            .toList();
    events.write(
        "discovered",
        "DISCOVERED interface="
            + interfaceName
            + " offers="
            + offers.size()
            + " servers="
            + String.join(",", all)
            + listed(" unexpected=", unexpected)
            + listed(" silent=", silent),
        new JsonFields()
            .put("interface", interfaceName)
            .put("offers", offers.size())
            .put("servers", all)
            .put("unexpected", unexpected)
            .put("silent", silent));
  }

  private static String listed(String name, List<String> servers) {
    return servers.isEmpty() ? "" : name + String.join(",", servers);
  }

  private static Set<Ipv4Address> servers(List<Offer> of) {
    Set<Ipv4Address> servers = new TreeSet<>();
    of.forEach(offer -> servers.add(offer.terms().server()));
    return servers;
  }

  private static List<String> texts(Set<Ipv4Address> servers) {
    return servers.stream().map(Ipv4Address::toString).toList();
  }
}
