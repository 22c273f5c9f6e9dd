package dhcp.server.config;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import dhcp.server.engine.OptionSet;
import dhcp.server.engine.Reservation;
import dhcp.server.engine.ReservationKey;
import dhcp.server.engine.SubnetPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Collects the reservations: {@code KEY=ADDR[,HOSTNAME]} of {@code --reserve}, and mappings with
 * options under {@code reservations} in a file. An address goes to one client, and a client has one
 * address in a subnet.
 */
public final class ReservationReader {
  private static final int NAMED = 10;

  private record Claim(ReservationKey key, Subnet subnet) {}

  private final Section top;
  private final Problems problems;

  /** By their first addresses; they do not overlap. */
  private final NavigableMap<Ipv4Address, SubnetPolicy> subnets = new TreeMap<>();

  private final List<Reservation> read = new ArrayList<>();
  private final Map<Claim, Origin> keys = new HashMap<>();
  private final Map<Ipv4Address, Origin> addresses = new HashMap<>();

  ReservationReader(Section top, List<SubnetPolicy> subnets) {
    this.top = top;
    this.problems = top.problems();
    subnets.forEach(policy -> this.subnets.put(policy.subnet().network(), policy));
  }

  List<Reservation> read() {
    top.whole(Setting.RESERVE.key(), ReservationReader::parse)
        .forEach(reservation -> add(reservation.value(), reservation.origin()));
    top.sections("reservations").forEach(this::section);
    return read;
  }

  /**
   * Reads {@code KEY=ADDR} or {@code KEY=ADDR,HOSTNAME}.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static Reservation parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not KEY=ADDR[,HOSTNAME], as in 02:00:00:00:00:01=192.168.1.10");
    }
    String[] parts = text.substring(equals + 1).split(",", 2);
    return new Reservation(
        ReservationKey.parse(text.substring(0, equals)),
        Texts.unicast(parts[0]),
        parts.length == 2 ? Optional.of(Texts.hostname(parts[1])) : Optional.empty(),
        OptionSet.NONE);
  }

  private void section(Section section) {
    List<ReservationKey> who = new ArrayList<>();
    section.one("mac", text -> ReservationKey.ofMac(MacAddress.parse(text))).ifPresent(who::add);
    section.one("id", text -> ReservationKey.parse("id:" + text)).ifPresent(who::add);
    section.one("circuit", text -> ReservationKey.parse("circuit:" + text)).ifPresent(who::add);
    Optional<Ipv4Address> address = section.one("address", Texts::unicast);
    Optional<String> hostname = section.one("hostname", Texts::hostname);
    OptionSet options = OptionReader.read(section).toSet();
    long given = List.of("mac", "id", "circuit").stream().filter(section::has).count();
    section.close();
    if (given != 1) {
      problems.add(section.origin(), "a reservation needs one of mac, id or circuit, not " + given);
    }
    if (!section.has("address")) {
      problems.add(
          section.origin(), "a reservation needs its address, as in 'address: 192.168.1.10'");
    }
    if (given == 1 && who.size() == 1 && address.isPresent()) {
      add(new Reservation(who.get(0), address.get(), hostname, options), section.origin("address"));
    }
  }

  private void add(Reservation reservation, Origin origin) {
    Ipv4Address address = reservation.address();
    Optional<SubnetPolicy> subnet =
        Optional.ofNullable(subnets.floorEntry(address))
            .map(Map.Entry::getValue)
            .filter(policy -> policy.subnet().contains(address));
    if (subnet.isEmpty()) {
      if (!subnets.isEmpty()) {
        problems.add(
            origin,
            "the reserved address " + address + " is in no subnet that is served: " + names());
      }
      return;
    }
    refuse(reservation, subnet.get()).ifPresent(sentence -> problems.add(origin, sentence));
    once(addresses.putIfAbsent(address, origin), "the address " + address, origin);
    once(
        keys.putIfAbsent(new Claim(reservation.key(), subnet.get().subnet()), origin),
        "an address for " + reservation.key(),
        origin);
    read.add(reservation);
  }

  private static Optional<String> refuse(Reservation reservation, SubnetPolicy subnet) {
    Ipv4Address address = reservation.address();
    if (!subnet.subnet().isHostAddress(address)) {
      return Optional.of(
          "the reserved address "
              + address
              + " is the network or broadcast address of "
              + subnet.subnet());
    }
    if (subnet.serverIdentifier().filter(address::equals).isPresent()) {
      return Optional.of("the reserved address " + address + " is the server's own");
    }
    return subnet.exclusions().stream()
        .filter(excluded -> excluded.contains(address))
        .findFirst()
        .map(
            excluded ->
                "the reserved address "
                    + address
                    + " is excluded by "
                    + excluded
                    + "; take one of the two out");
  }

  private void once(Origin before, String what, Origin origin) {
    if (before != null) {
      problems.add(origin, what + " is reserved twice; the first is at " + before);
    }
  }

  private String names() {
    return String.join(
        ", ", subnets.values().stream().map(s -> s.subnet().toString()).limit(NAMED).toList());
  }
}
