package dhcp.message;

import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs of addresses, one or more; in text all addresses between commas. */
final class AddressPairFormat extends Format<List<AddressPair>> {
  private final Format<List<Ipv4Address>> addresses = Formats.IPV4_LIST;

  AddressPairFormat() {
    super(Lengths.listOf(2 * Ipv4Address.LENGTH));
  }

  @Override
  Optional<List<AddressPair>> read(byte[] data) {
    return addresses.decode(data).map(AddressPairFormat::pairs);
  }

  @Override
  byte[] write(List<AddressPair> value) {
    return addresses.write(flat(value));
  }

  @Override
  public List<AddressPair> parse(String text) {
    List<Ipv4Address> flat = addresses.parse(text);
    if (flat.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "'" + Text.escape(text) + "' has an odd number of addresses, but they go in pairs");
    }
    return pairs(flat);
  }

  @Override
  public String print(List<AddressPair> value) {
    return addresses.print(flat(value));
  }

  @Override
  public Object plain(List<AddressPair> value) {
    return value.stream()
        .map(pair -> List.of(pair.first().toString(), pair.second().toString()))
        .toList();
  }

  private static List<AddressPair> pairs(List<Ipv4Address> flat) {
    List<AddressPair> pairs = new ArrayList<>();
    for (int i = 0; i < flat.size(); i += 2) {
      pairs.add(new AddressPair(flat.get(i), flat.get(i + 1)));
    }
    return List.copyOf(pairs);
  }

  private static List<Ipv4Address> flat(List<AddressPair> pairs) {
    List<Ipv4Address> flat = new ArrayList<>();
    for (AddressPair pair : pairs) {
      flat.add(pair.first());
      flat.add(pair.second());
    }
    return flat;
  }
}
