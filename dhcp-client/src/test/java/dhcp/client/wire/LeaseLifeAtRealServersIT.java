package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.PeerServer;
import dhcp.testing.Program;
import dhcp.testing.Station;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Leases of other people's servers, from the beginning to the end, by clocks that really run:
 * bound, renewed at T1, extended by another server at T2 when the first one is gone, released.
 * Nearly all of it is waiting, so the servers take part at the same time, each in a lab of its own.
 */
class LeaseLifeAtRealServersIT {
  /** Seconds: the least that dnsmasq gives. All are made to say that T1 is 4 and T2 8. */
  private static final int LEASE = 120;

  private static final String OTHER = Lab.client(2);
  private static final Ipv4Address OTHER_SERVER = Ipv4Address.of(192, 168, 1, 2);

  @TempDir static Path directory;

  private static final Map<PeerServer, CompletableFuture<Void>> LIVES =
      new EnumMap<>(PeerServer.class);
  private static final ExecutorService THREADS =
      Executors.newFixedThreadPool(PeerServer.values().length);

  @BeforeAll
  static void begin() {
    for (PeerServer peer : PeerServer.values()) {
      LIVES.put(peer, CompletableFuture.runAsync(() -> live(peer), THREADS));
    }
  }

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource
  void boundRenewedReboundReleased(PeerServer peer) throws Exception {
    LIVES.get(peer).get();
  }

  private static UnaryOperator<String> shortTimes(PeerServer peer) {
    return switch (peer) {
      case DNSMASQ ->
          text -> text.replace(",1h", ",2m") + "dhcp-option=option:T1,4\ndhcp-option=option:T2,8\n";
      case ISC_DHCPD ->
          text ->
              text.replace(
                  "default-lease-time 3600;",
                  "min-lease-time 60; default-lease-time 120; dhcp-cache-threshold 0;"
                      + " option dhcp-renewal-time 4; option dhcp-rebinding-time 8;");
      case KEA ->
          text ->
              text.replace("\"valid-lifetime\": 3600", "\"valid-lifetime\": 120")
                  .replace(
                      "\"calculate-tee-times\": true",
                      "\"calculate-tee-times\": false, \"renew-timer\": 4, \"rebind-timer\": 8");
      case UDHCPD ->
          text ->
              text.replace(
                  "opt lease       3600", "opt lease 120\nopt 0x3a 00000004\nopt 0x3b 00000008");
    };
  }

  private static void live(PeerServer peer) {
    Path files = directory.resolve(peer.name());
    Path otherFiles = directory.resolve(peer + "-other");
    assertTrue(files.toFile().mkdirs() && otherFiles.toFile().mkdirs());
    try (ClientBench bench = ClientBench.create(2);
        Station atServer = Station.at(bench.lab(), Lab.SERVER);
        Station atOther = Station.at(bench.lab(), OTHER)) {
      bench.lab().addAddress(OTHER, OTHER_SERVER + "/24");
      Program server = peer.start(bench.lab(), files, shortTimes(peer));
      Program client = bench.start("--no-conflict-check", "--release-on-exit");
      String address =
          client
              .out()
              .await("^BOUND ([0-9.]+)/24 .* lease=120 renew=[34] rebind=[78]$", Deadline.PATIENCE)
              .group(1);
      assertInUse(bench, address);
      String written = peer.leases(server, files);
      assertTrue(written.contains(address), written);

      client.out().await("^RENEWED " + address + "/24 .*server=192.168.1.1 ", Deadline.PATIENCE);
      assertRequest(atServer, address, Lab.serverMac(), ScriptedServer.SERVER);
      assertInUse(bench, address);
      String renewed = peer.leases(server, files);
      assertTrue(renewed.contains(address), renewed);

      server.stop();
      Program other =
          PeerServer.DNSMASQ.startAt(bench.lab(), OTHER, otherFiles, UnaryOperator.identity());
      client.out().await("^REBOUND " + address + "/24 .*server=192.168.1.2 ", Deadline.PATIENCE);
      assertRequest(atOther, address, MacAddress.BROADCAST, Ipv4Address.BROADCAST);
      assertInUse(bench, address);
      assertTrue(PeerServer.DNSMASQ.leases(other, otherFiles).contains(address));

      assertExit(0, client.stop());
      client.out().await("^LOST " + address + " .*reason=released", Deadline.PATIENCE);
      assertEquals(List.of(), bench.addresses(Lab.INTERFACE));
      assertEquals(List.of(), bench.routes());
      Deadline.awaitTrue(
          "the other server frees " + address,
          () -> !PeerServer.DNSMASQ.leases(other, otherFiles).contains(address));
    }
  }

  /** The kernel was told a moment ago: address, lifetime and the default route are there. */
  private static void assertInUse(ClientBench bench, String address) {
    assertEquals(List.of(address), bench.localAddresses());
    JsonObject there = bench.addresses(Lab.INTERFACE).get(0);
    long lifetime = there.get("valid_life_time").getAsLong();
    assertTrue(lifetime > LEASE - 4, "lifetime " + lifetime);
    assertTrue(bench.shortRoutes().contains("default 192.168.1.1"), bench.shortRoutes()::toString);
  }

  /** A renewal as RFC 2131 table 5 has it: ciaddr, and neither option 50 nor 54. */
  private static void assertRequest(
      Station station, String address, MacAddress toMac, Ipv4Address to) {
    station.await(
        "REQUEST to " + to + " for " + address,
        0,
        seen ->
            seen.dhcp()
                .filter(message -> message.ciaddr().toString().equals(address))
                .filter(message -> !message.has(Options.REQUESTED_ADDRESS))
                .filter(message -> !message.has(Options.SERVER_IDENTIFIER))
                .flatMap(message -> seen.udp())
                .filter(udp -> udp.destination().equals(toMac) && udp.destinationIp().equals(to))
                .filter(udp -> udp.sourceIp().toString().equals(address)));
  }
}
