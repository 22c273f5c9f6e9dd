package dhcp.message;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Classless static routes (RFC 3442): prefix length, as many bytes of the destination as it needs,
 * router. In text {@code 10.0.0.0/8,192.168.1.254,0.0.0.0/0,192.168.1.1}.
 */
final class ClasslessRoutesFormat extends Format<List<Route>> {
  private static final int SHORTEST_ROUTE = 5;

  ClasslessRoutesFormat() {
    super(Lengths.atLeast(SHORTEST_ROUTE));
  }

  @Override
  Optional<List<Route>> read(byte[] data) {
    List<Route> routes = new ArrayList<>();
    int at = 0;
    while (at < data.length) {
      int prefixLength = data[at++] & 0xff;
      int octets = octets(prefixLength);
      if (prefixLength > 32 || data.length - at < octets + Ipv4Address.LENGTH) {
        return Optional.empty();
      }
      byte[] network = new byte[Ipv4Address.LENGTH];
      System.arraycopy(data, at, network, 0, octets);
      at += octets;
      // Host bits may be set on the wire; the client masks them.
      Subnet destination = Subnet.containing(Ipv4Address.read(network, 0), prefixLength);
      routes.add(new Route(destination, Ipv4Address.read(data, at)));
      at += Ipv4Address.LENGTH;
    }
    return Optional.of(List.copyOf(routes));
  }

  @Override
  byte[] write(List<Route> value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Route route : value) {
      int prefixLength = route.destination().prefixLength();
      out.write(prefixLength);
      out.write(route.destination().network().toBytes(), 0, octets(prefixLength));
      out.writeBytes(route.router().toBytes());
    }
    return out.toByteArray();
  }

  private static int octets(int prefixLength) {
    return (prefixLength + 7) / 8;
  }

  @Override
  public List<Route> parse(String text) {
    List<String> words = Text.split(text);
    if (words.isEmpty() || words.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "'"
              + Text.escape(text)
              + "' is not a list of networks and routers: 10.0.0.0/8,192.168.1.254,...");
    }
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < words.size(); i += 2) {
      routes.add(new Route(Subnet.parse(words.get(i)), Ipv4Address.parse(words.get(i + 1))));
    }
    return List.copyOf(routes);
  }

  @Override
  public String print(List<Route> value) {
    return String.join(
        ",", value.stream().map(route -> route.destination() + "," + route.router()).toList());
  }

  @Override
  public Object plain(List<Route> value) {
    return value.stream().map(ClasslessRoutesFormat::plainOne).toList();
  }

  private static Map<String, Object> plainOne(Route route) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("destination", route.destination().toString());
    object.put("router", route.router().toString());
    return object;
  }
}
