package dhcp.client.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.AddressPair;
import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes of options 3, 33 and 121 (RFC 2132 section 5.8, RFC 3442). */
class RouteReaderTest {
  private static final Ipv4Address A = Ipv4Address.of(192, 168, 1, 1);
  private static final Ipv4Address B = Ipv4Address.of(192, 168, 1, 2);

  private static Route route(String destination, Ipv4Address router) {
    return new Route(Subnet.parse(destination), router);
  }

  private static MessageBuilder classless(Route... routes) {
    return Acks.masked().put(Options.CLASSLESS_STATIC_ROUTE, List.of(routes));
  }

  @Test
  void rule35ClasslessRoutesReplaceRoutersAndStaticRoutes() {
    NetworkSettings network =
        Acks.network(
            classless(route("10.0.0.0/8", B), route("0.0.0.0/0", B))
                .put(Options.ROUTER, List.of(A))
                .put(
                    Options.STATIC_ROUTE,
                    List.of(new AddressPair(Ipv4Address.of(172, 16, 0, 0), A))));
    assertEquals(List.of(route("10.0.0.0/8", B), route("0.0.0.0/0", B)), network.routes());
  }

  @Test
  void rule35WithoutADefaultAmongThemThereIsNone() {
    NetworkSettings network =
        Acks.network(classless(route("10.0.0.0/8", B)).put(Options.ROUTER, List.of(A)));
    assertEquals(Optional.empty(), network.defaultRouter());
  }

  @Test
  void aDefaultRouteOnTheLinkHasNoRouter() {
    NetworkSettings network =
        Acks.network(classless(route("0.0.0.0/0", Ipv4Address.ANY), route("10.0.0.0/8", B)));
    assertEquals(2, network.routes().size());
    assertEquals(Optional.empty(), network.defaultRouter());
  }

  @Test
  void routersBecomeDefaultRoutesInTheirOrder() {
    NetworkSettings network = Acks.network(Acks.masked().put(Options.ROUTER, List.of(B, A, B)));
    assertEquals(List.of(route("0.0.0.0/0", B), route("0.0.0.0/0", A)), network.routes());
    assertEquals(Optional.of(B), network.defaultRouter());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "192.168.1.0",
        "192.168.1.255",
        "255.255.255.255",
        "127.0.0.1",
        "224.0.0.1"
      })
  void whatCannotBeARouterIsNone(String router) {
    NetworkSettings network =
        Acks.network(Acks.masked().put(Options.ROUTER, List.of(Ipv4Address.parse(router), A)));
    assertEquals(List.of(route("0.0.0.0/0", A)), network.routes());
    assertEquals(1, network.remarks().size(), network.remarks()::toString);
  }

  @Test
  void theClientIsNoRouterOfItsOwn() {
    Ipv4Address own = Acks.masked().build().yiaddr();
    assertEquals(List.of(), Acks.network(Acks.masked().put(Options.ROUTER, List.of(own))).routes());
    assertEquals(List.of(), Acks.network(classless(route("10.0.0.0/8", own))).routes());
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0, 10.0.0.0/8",
    "172.16.0.0, 172.16.0.0/16",
    "192.168.9.0, 192.168.9.0/24",
    "192.168.9.7, 192.168.9.7/32"
  })
  void staticRouteHasTheMaskOfItsClassOrIsAHosts(String destination, String expected) {
    NetworkSettings network =
        Acks.network(
            Acks.masked()
                .put(
                    Options.STATIC_ROUTE,
                    List.of(new AddressPair(Ipv4Address.parse(destination), A))));
    assertEquals(List.of(route(expected, A)), network.routes());
  }

  @Test
  void rule36RedirectionOfAllTrafficIsRemarkedOn() {
    assertTrue(redirects(route("0.0.0.0/1", B), route("128.0.0.0/1", B)));
    assertTrue(redirects(route("0.0.0.0/0", A), route("0.0.0.0/1", B), route("128.0.0.0/1", B)));
    assertTrue(redirects(route("0.0.0.0/2", B), route("64.0.0.0/2", B), route("128.0.0.0/3", B)));
    assertFalse(redirects(route("0.0.0.0/0", B)));
    assertFalse(redirects(route("10.0.0.0/8", B), route("10.1.0.0/16", B)));
  }

  @Test
  void rule36RedirectionIsToldInRoutesAsTheyAreTyped() {
    NetworkSettings network =
        Acks.network(classless(route("0.0.0.0/1", B), route("128.0.0.0/1", B)));
    assertEquals(
        "0.0.0.0/1 via " + B + ", 128.0.0.0/1 via " + B, network.remarks().get(0).detail());
  }

  private static boolean redirects(Route... routes) {
    return Acks.remarks(Acks.network(classless(routes)))
        .contains(Remark.Kind.ALL_TRAFFIC_REDIRECTED);
  }

  @Test
  void numberOfRoutesIsBounded() {
    List<Route> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(new Route(new Subnet(Ipv4Address.of(10, i, 0, 0), 16), B));
    }
    NetworkSettings network = Acks.network(Acks.masked().put(Options.CLASSLESS_STATIC_ROUTE, many));
    assertEquals(many.subList(0, 64), network.routes());
    assertEquals(List.of(Remark.Kind.TOO_MANY_ROUTES), Acks.remarks(network));
  }

  @Test
  void routeThatNoHostCouldUseIsLeftOut() {
    NetworkSettings network =
        Acks.network(
            classless(
                route("10.0.0.0/8", Ipv4Address.of(224, 0, 0, 1)),
                route("127.0.0.0/8", B),
                route("10.9.0.0/16", Ipv4Address.ANY)));
    assertEquals(List.of(route("10.9.0.0/16", Ipv4Address.ANY)), network.routes());
    assertEquals(
        List.of(Remark.Kind.ROUTE_IGNORED, Remark.Kind.ROUTE_IGNORED), Acks.remarks(network));
  }

  @Test
  void gatewayOutsideTheSubnetIsUsedAndRemarkedOn() {
    Ipv4Address far = Ipv4Address.of(10, 0, 0, 1);
    NetworkSettings network = Acks.network(Acks.masked().put(Options.ROUTER, List.of(far)));
    assertEquals(Optional.of(far), network.defaultRouter());
    assertEquals(List.of(Remark.Kind.ROUTER_OFF_LINK), Acks.remarks(network));
  }
}
