package dhcp.client.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Leases across renewals and restarts. */
class LeaseReaderTest {
  private static final Ipv4Address ROUTER = Ipv4Address.of(192, 168, 1, 254);
  private static final LeaseReader READER = new LeaseReader(Set.of());

  private static Lease whole() {
    return Acks.read(
        Acks.masked()
            .put(Options.ROUTER, List.of(ROUTER))
            .put(Options.DOMAIN_NAME_SERVERS, List.of(ROUTER))
            .put(Options.DOMAIN_NAME, "lab.example"));
  }

  private static Lease extend(Lease lease, DhcpMessage ack) {
    return (Lease) READER.extend(lease, ack, 5_000, new SplittableRandom(2));
  }

  @Test
  void leaseIsTheSameAfterItWasStored() {
    Lease lease = whole();
    byte[] stored = lease.ack().toBytes();
    DhcpMessage ack = (DhcpMessage) DhcpMessage.parse(stored, 0, stored.length);
    Lease restored = (Lease) READER.restore(ack, lease.times().plus(77));
    assertTrue(restored.configuresSameAs(lease));
    assertEquals(lease.server(), restored.server());
    assertEquals(lease.times(), restored.times().plus(-77));
  }

  @Test
  void storedMessageThatIsNoLeaseIsNone() {
    DhcpMessage ack = Acks.masked().remove(54).build();
    assertEquals(
        new Reading.Unusable(Reading.Defect.NO_SERVER_IDENTIFIER),
        READER.restore(ack, whole().times()));
  }

  @Test
  void rule31SilentRenewalKeepsEverythingItIsSilentOn() {
    Lease lease = whole();
    Lease renewed = extend(lease, Acks.bare().build());
    assertEquals(lease.network().routes(), renewed.network().routes());
    assertEquals(lease.network().prefixLength(), renewed.network().prefixLength());
    assertEquals(lease.network().dnsServers(), renewed.network().dnsServers());
    assertEquals(lease.network().domain(), renewed.network().domain());
    assertEquals(List.of(Remark.Kind.OLD_VALUE_KEPT), Acks.remarks(renewed.network()));
  }

  @Test
  void rule31WhatWasKeptSurvivesAnotherSilentRenewalAndAStore() {
    Lease twice = extend(extend(whole(), Acks.bare().build()), Acks.bare().build());
    byte[] stored = twice.ack().toBytes();
    DhcpMessage ack = (DhcpMessage) DhcpMessage.parse(stored, 0, stored.length);
    Lease restored = (Lease) READER.restore(ack, twice.times());
    assertEquals(whole().network().routes(), restored.network().routes());
    assertEquals(24, restored.network().prefixLength());
  }

  @Test
  void rule31SilentRenewalSaysItselfWhatItSays() {
    DhcpMessage silent =
        Acks.bare()
            .sname("boot")
            .file("pxe.0")
            .siaddr(ROUTER)
            .put(Options.MESSAGE, "hello")
            .build();
    DhcpMessage kept = extend(whole(), silent).ack();
    assertEquals("boot", kept.sname());
    assertEquals("pxe.0", kept.file());
    assertEquals(ROUTER, kept.siaddr());
    assertEquals(Optional.of("hello"), kept.get(Options.MESSAGE));
  }

  /** What is kept and what came may together be more than a datagram has room for. */
  @Test
  void rule31NothingIsLeftOutForLackOfRoom() {
    List<Route> routes =
        IntStream.range(0, 64)
            .mapToObj(i -> new Route(new Subnet(Ipv4Address.of(10, 0, 0, i), 32), ROUTER))
            .toList();
    Lease lease = Acks.read(Acks.masked().put(Options.CLASSLESS_STATIC_ROUTE, routes));
    DhcpMessage silent = Acks.bare().maxSize(1500).putRaw(224, new byte[1_100]).build();
    Lease renewed = extend(lease, silent);
    assertEquals(routes, renewed.network().routes());
    assertEquals(1_100, renewed.ack().raw(224).orElseThrow().length);
  }

  @Test
  void changedValueReplacesTheOldOne() {
    Ipv4Address other = Ipv4Address.of(192, 168, 1, 253);
    Lease renewed = extend(whole(), Acks.masked().put(Options.ROUTER, List.of(other)).build());
    assertEquals(other, renewed.network().defaultRouter().orElseThrow());
  }

  @Test
  void classlessRoutesOfARenewalReplaceTheOldRouter() {
    Route inner = new Route(Subnet.parse("10.0.0.0/8"), ROUTER);
    Lease renewed =
        extend(whole(), Acks.masked().put(Options.CLASSLESS_STATIC_ROUTE, List.of(inner)).build());
    assertEquals(List.of(inner), renewed.network().routes());
    assertTrue(renewed.network().defaultRouter().isEmpty());
  }

  @Test
  void nothingIsKeptForAnotherAddress() {
    Lease moved = extend(whole(), Acks.bare().yiaddr(Ipv4Address.of(192, 168, 1, 101)).build());
    assertEquals(List.of(), moved.network().routes());
  }
}
