package dhcp.client.lease;

import dhcp.message.AddressPair;
import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The routes of a lease. Classless routes (option 121) replace routers (3) and static routes (33)
 * altogether, so that without a default among them there is none (RFC 3442).
 */
final class RouteReader {
  /** More routes than any network needs are an attack on the routing table. */
  static final int MOST = 64;

  private static final Subnet EVERYWHERE = new Subnet(Ipv4Address.ANY, 0);

  private final Subnet subnet;
  private final Ipv4Address address;
  private final List<Remark> remarks;

  /**
   * @param subnet of the leased address, which is on the link
   */
  RouteReader(Subnet subnet, Ipv4Address address, List<Remark> remarks) {
    this.subnet = subnet;
    this.address = address;
    this.remarks = remarks;
  }

  List<Route> read(
      Optional<List<Route>> classless, List<AddressPair> fixed, List<Ipv4Address> routers) {
    if (classless.isPresent()) {
      List<Route> routes = checked(classless.get());
      remarkOnRedirection(routes);
      return routes;
    }
    List<Route> routes = new ArrayList<>();
    fixed.forEach(pair -> add(routes, new Route(classful(pair.first()), pair.second())));
    routers.forEach(router -> add(routes, new Route(EVERYWHERE, router)));
    return checked(routes);
  }

  /** Only among classless routes does 0.0.0.0 stand for the link; here it is no router. */
  private void add(List<Route> routes, Route route) {
    if (route.router().isAny()) {
      remark(Remark.Kind.ROUTE_IGNORED, route);
    } else {
      routes.add(route);
    }
  }

  /** Option 33 has no masks: a network by its class, or one host. */
  private static Subnet classful(Ipv4Address destination) {
    Subnet network = Subnet.containing(destination, Classes.prefixLength(destination));
    return network.network().equals(destination) ? network : new Subnet(destination, 32);
  }

  private List<Route> checked(List<Route> routes) {
    List<Route> good = new ArrayList<>();
    for (Route route : routes) {
      if (!isUsable(route)) {
        remark(Remark.Kind.ROUTE_IGNORED, route);
      } else if (good.size() == MOST) {
        remarks.add(
            new Remark(Remark.Kind.TOO_MANY_ROUTES, Integer.toString(routes.size() - MOST)));
        return good;
      } else if (!good.contains(route)) {
        good.add(route);
      }
    }
    return good;
  }

  private boolean isUsable(Route route) {
    Subnet to = route.destination();
    boolean toHosts = to.network().isAny() ? to.prefixLength() < 8 : to.network().isUnicast();
    boolean onLink = route.router().isAny();
    if (!onLink && route.router().isUnicast() && !subnet.contains(route.router())) {
      remark(Remark.Kind.ROUTER_OFF_LINK, route);
    }
    return toHosts && (onLink || isRouter(route.router()));
  }

  /** Whether it can be one: the kernel refuses our own address and the subnet's broadcast. */
  private boolean isRouter(Ipv4Address router) {
    return router.isUnicast()
        && !router.equals(address)
        && (!subnet.contains(router) || subnet.isHostAddress(router));
  }

  /**
   * TunnelVision: routes to two halves of the address space beat the default route of a VPN. The
   * sum of the parts tells them, however small they are cut; 0/0 itself is no redirection.
   */
  private void remarkOnRedirection(List<Route> routes) {
    long covered = 0;
    for (Route route : routes) {
      if (route.destination().prefixLength() > 0 && isInnermost(route, routes)) {
        covered += 1L << (32 - route.destination().prefixLength());
      }
    }
    if (covered >= 1L << 31) {
      remarks.add(
          new Remark(
              Remark.Kind.ALL_TRAFFIC_REDIRECTED,
              routes.stream().map(RouteReader::words).collect(Collectors.joining(", "))));
    }
  }

  /** Whether no other route (but the default) contains it, so that nothing is counted twice. */
  private static boolean isInnermost(Route route, List<Route> routes) {
    return routes.stream()
        .map(Route::destination)
        .noneMatch(
            other ->
                other.prefixLength() > 0
                    && other.prefixLength() < route.destination().prefixLength()
                    && other.contains(route.destination().network()));
  }

  private void remark(Remark.Kind kind, Route route) {
    remarks.add(new Remark(kind, words(route)));
  }

  private static String words(Route route) {
    return route.destination() + " via " + route.router();
  }
}
