package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dhcp.client.lease.Lease;
import dhcp.message.Options;
import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfaceConfiguratorTest {
  private static final String ADDRESS =
      "address replace 192.168.1.100/24 broadcast 192.168.1.255 dev eth0 metric 1007 valid_lft %1$d"
          + " preferred_lft %1$d";
  private static final String DEFAULT_ROUTE =
      "route %s 0.0.0.0/0 via %s dev eth0 proto dhcp src 192.168.1.100 metric 1007";
  private static final String DELETE = "address delete 192.168.1.100/24 dev eth0";

  private final Bench bench = new Bench(Optional.empty());
  private final InterfaceConfigurator configurator = bench.configurator(ApplyPolicy.ALL);

  private static String address(long seconds) {
    return String.format(ADDRESS, seconds);
  }

  private static String defaultRoute(String verb, String gateway) {
    return String.format(DEFAULT_ROUTE, verb, gateway);
  }

  private void configure(Lease lease, long now) {
    InterfaceConfigurator.Outcome outcome = configurator.configure(lease, now);
    assertEquals(Optional.empty(), outcome.failure());
    assertEquals(List.of(), outcome.complaints());
  }

  @Test
  void aLeaseBecomesAnAddressWithItsLifetimeAndARoute() {
    configure(Bench.lease(Bench.routed()), 1_500);
    assertEquals(List.of(address(3599), defaultRoute("add", "192.168.1.1")), bench.ip.take());
  }

  @Test
  void aRenewalOnlyProlongsTheAddress() {
    configure(Bench.lease(Bench.routed()), 0);
    bench.hasRoute("eth0", Bench.EVERYWHERE, Bench.METRIC);
    bench.ip.take();
    bench.resolver.take();
    configure(Bench.lease(Bench.routed()), 0);
    assertEquals(List.of(address(3600)), bench.ip.take());
    assertEquals(List.of(), bench.resolver.take());
  }

  @Test
  void anotherRouterTakesThePlaceOfTheOldOne() {
    configure(Bench.lease(Bench.routed()), 0);
    bench.hasRoute("eth0", Bench.EVERYWHERE, Bench.METRIC);
    bench.ip.take();
    configure(
        Bench.lease(Bench.plain().put(Options.ROUTER, List.of(Ipv4Address.of(192, 168, 1, 254)))),
        0);
    assertEquals(List.of(address(3600), defaultRoute("replace", "192.168.1.254")), bench.ip.take());
  }

  @Test
  void aRouterThatIsNoMoreIsRemoved() {
    configure(Bench.lease(Bench.routed()), 0);
    bench.hasRoute("eth0", Bench.EVERYWHERE, Bench.METRIC);
    bench.ip.take();
    configure(Bench.lease(Bench.plain()), 0);
    assertEquals(List.of(address(3600), defaultRoute("delete", "192.168.1.1")), bench.ip.take());
  }

  @Test
  void routesThatALinkLostWhenItWentDownAreAddedAgain() {
    configure(Bench.lease(Bench.routed()), 0);
    bench.ip.take();
    configure(Bench.lease(Bench.routed()), 0);
    assertEquals(List.of(address(3600), defaultRoute("add", "192.168.1.1")), bench.ip.take());
  }

  @Test
  void aRouteOfAnotherInterfaceIsNeverReplaced() {
    bench.hasRoute("eth1", Bench.EVERYWHERE, Bench.METRIC);
    configure(Bench.lease(Bench.routed()), 0);
    assertEquals(defaultRoute("add", "192.168.1.1"), bench.ip.take().get(1));
  }

  private static final Lease THREE_ROUTES =
      Bench.lease(
          Bench.plain()
              .put(
                  Options.CLASSLESS_STATIC_ROUTE,
                  List.of(
                      new Route(Subnet.parse("10.0.0.0/8"), Bench.ROUTER),
                      new Route(Subnet.parse("172.16.0.0/12"), Bench.ROUTER),
                      new Route(Subnet.parse("0.0.0.0/0"), Bench.ROUTER))));

  private static String route10(String verb) {
    return "route "
        + verb
        + " 10.0.0.0/8 via 192.168.1.1 dev eth0 proto dhcp src 192.168.1.100 metric 1007";
  }

  /** The lease is of use without it, so that is all that it costs. */
  @Test
  void aRouteThatTheKernelRefusesIsToldAndEverythingElseIsThere() {
    bench.ip.failAt(step -> step.startsWith("route add 172"));
    InterfaceConfigurator.Outcome outcome = configurator.configure(THREE_ROUTES, 0);
    RefusedRoute refused =
        new RefusedRoute(
            Subnet.parse("172.16.0.0/12"), Optional.of(Bench.ROUTER), RecordingIp.WORDS);
    assertEquals(
        new InterfaceConfigurator.Outcome(Optional.empty(), List.of(refused), List.of()), outcome);
    assertEquals("172.16.0.0/12 via 192.168.1.1", refused.route());
    assertEquals(
        List.of(address(3600), route10("add"), defaultRoute("add", "192.168.1.1")),
        bench.ip.take());
    configurator.takeAway();
    assertEquals(
        List.of(defaultRoute("delete", "192.168.1.1"), route10("delete"), DELETE),
        bench.ip.take(),
        "what was not added is not removed either");
  }

  @Test
  void aRefusedRouteIsTriedAgainAtTheNextRenewal() {
    bench.ip.failAt(step -> step.startsWith("route add 172"));
    configurator.configure(THREE_ROUTES, 0);
    bench.hasRoute("eth0", Subnet.parse("10.0.0.0/8"), Bench.METRIC);
    bench.hasRoute("eth0", Bench.EVERYWHERE, Bench.METRIC);
    bench.ip.take();
    bench.ip.failAt(step -> false);
    configure(THREE_ROUTES, 0);
    assertEquals(
        List.of(address(3600), route10("add").replace("10.0.0.0/8", "172.16.0.0/12")),
        bench.ip.take());
  }

  /** What the server no longer names goes, even when what it names now cannot take its place. */
  @Test
  void theRouteThatARefusedOneWasToReplaceIsRemoved() {
    configure(Bench.lease(Bench.routed()), 0);
    bench.hasRoute("eth0", Bench.EVERYWHERE, Bench.METRIC);
    bench.ip.take();
    bench.ip.failAt(step -> step.startsWith("route replace"));
    Lease other =
        Bench.lease(Bench.plain().put(Options.ROUTER, List.of(Ipv4Address.of(192, 168, 1, 254))));
    assertEquals(1, configurator.configure(other, 0).refused().size());
    assertEquals(List.of(address(3600), defaultRoute("delete", "192.168.1.1")), bench.ip.take());
  }

  @Test
  void withoutItsAddressNothingOfALeaseStays() {
    bench.ip.failAt(step -> step.startsWith("address replace"));
    InterfaceConfigurator.Outcome outcome = configurator.configure(THREE_ROUTES, 0);
    assertEquals(Optional.of("ip " + address(3600) + ": " + RecordingIp.WORDS), outcome.failure());
    List<String> done = bench.ip.take();
    assertEquals(route10("delete"), done.get(done.size() - 1));
    assertEquals(6, done.size(), () -> "each route that was added is removed: " + done);
    assertFalse(configurator.isConfigured());
    assertEquals(List.of(), bench.resolver.take());
  }

  @Test
  void takingAwayRemovesWhatWasPutThereInReverse() {
    configure(Bench.lease(Bench.routed()), 0);
    bench.ip.take();
    bench.resolver.take();
    assertEquals(List.of(), configurator.takeAway());
    assertEquals(List.of(defaultRoute("delete", "192.168.1.1"), DELETE), bench.ip.take());
    assertEquals(List.of("remove"), bench.resolver.take());
    assertEquals(List.of(), configurator.takeAway());
    assertEquals(List.of(), bench.ip.take());
  }

  @Test
  void theMtuIsSetAndPutBack() {
    configure(Bench.lease(Bench.plain().put(Options.INTERFACE_MTU, 1400)), 0);
    assertEquals(List.of(address(3600), "link set dev eth0 mtu 1400"), bench.ip.take());
    bench.mtu = 1400;
    configure(Bench.lease(Bench.plain().put(Options.INTERFACE_MTU, 1300)), 0);
    assertEquals(List.of(address(3600), "link set dev eth0 mtu 1300"), bench.ip.take());
    bench.mtu = 1300;
    configurator.takeAway();
    assertEquals(List.of("link set dev eth0 mtu 1500", DELETE), bench.ip.take());
  }

  @Test
  void anMtuThatSomebodyElseSetMeanwhileStays() {
    configure(Bench.lease(Bench.plain().put(Options.INTERFACE_MTU, 1400)), 0);
    bench.mtu = 1450;
    bench.ip.take();
    configurator.takeAway();
    assertEquals(List.of(DELETE), bench.ip.take());
  }

  @Test
  void anMtuThatTheInterfaceRefusesIsOnlyComplainedAbout() {
    bench.ip.failAt(step -> step.contains("mtu"));
    InterfaceConfigurator.Outcome outcome =
        configurator.configure(Bench.lease(Bench.plain().put(Options.INTERFACE_MTU, 9000)), 0);
    assertEquals(Optional.empty(), outcome.failure());
    assertEquals(
        List.of("ip link set dev eth0 mtu 9000: " + RecordingIp.WORDS), outcome.complaints());
  }

  @Test
  void whatIsToBeLeftAloneIsLeftAlone() {
    InterfaceConfigurator onlyAddress =
        bench.configurator(new ApplyPolicy(Set.of(), OptionalInt.of(5)));
    onlyAddress.configure(
        Bench.lease(
            Bench.routed()
                .put(Options.DOMAIN_NAME_SERVERS, List.of(Bench.ROUTER))
                .put(Options.INTERFACE_MTU, 1400)),
        0);
    assertEquals(List.of(address(3600).replace("1007", "5")), bench.ip.take());
    onlyAddress.takeAway();
    assertEquals(List.of(DELETE), bench.ip.take());
    assertEquals(List.of(), bench.resolver.take());
  }

  @Test
  void theResolverIsToldOfServersAndSearchList() {
    configure(
        Bench.lease(
            Bench.plain()
                .put(Options.DOMAIN_NAME_SERVERS, List.of(Bench.ROUTER))
                .put(Options.DOMAIN_NAME, "example.org")),
        0);
    assertEquals(List.of("set [192.168.1.1] [example.org]"), bench.resolver.take());
    configure(
        Bench.lease(
            Bench.plain()
                .put(Options.DOMAIN_NAME, "example.org")
                .put(Options.DOMAIN_SEARCH, List.of("a.example", "b.example"))),
        0);
    assertEquals(List.of("set [] [a.example, b.example]"), bench.resolver.take());
  }

  @Test
  void anEarlierRunsAddressMakesWayForAnother(@TempDir Path directory) {
    Bench shared = new Bench(Optional.of(directory.resolve("eth0.applied")));
    shared.configurator(ApplyPolicy.ALL).configure(Bench.lease(Bench.routed()), 0);
    shared.hasRoute("eth0", Bench.EVERYWHERE, Bench.METRIC);
    shared.ip.take();
    InterfaceConfigurator next = shared.configurator(ApplyPolicy.ALL);
    assertEquals(List.of(), next.recall());
    Ipv4Address other = Ipv4Address.of(192, 168, 1, 101);
    next.configure(Bench.lease(Bench.routed().yiaddr(other)), 0);
    assertEquals(
        List.of(
            address(3600).replace(".100", ".101"),
            defaultRoute("replace", "192.168.1.1").replace(".100", ".101"),
            DELETE),
        shared.ip.take());
  }

  @Test
  void anEarlierRunsConfigurationCanBeTakenAway(@TempDir Path directory) {
    Bench shared = new Bench(Optional.of(directory.resolve("eth0.applied")));
    shared.configurator(ApplyPolicy.ALL).configure(Bench.lease(Bench.routed()), 0);
    shared.ip.take();
    InterfaceConfigurator next = shared.configurator(ApplyPolicy.ALL);
    next.recall();
    next.takeAway();
    assertEquals(List.of(defaultRoute("delete", "192.168.1.1"), DELETE), shared.ip.take());
    assertFalse(directory.resolve("eth0.applied").toFile().exists());
  }
}
