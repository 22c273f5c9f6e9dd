package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A server's life made up from a seed: clients that come, renew, vanish and lie, a disk that fails,
 * restarts, and a ledger of every ACK that left, against which the server is checked.
 */
final class Life {
  private static final int CLIENTS = 30;
  private static final MacAddress FOREIGNER = MacAddress.parse("02:bb:00:00:00:01");
  private static final TestClient RESERVED_ONE = TestClient.number(3);
  private static final Ipv4Address RESERVED = ip("192.168.1.105");

  /** What a client was told, and believes. */
  record Belief(Octets client, Ipv4Address address, long until) {}

  private final SplittableRandom random;
  private final ServerPolicy policy;
  private final List<TestClient> clients = new ArrayList<>();
  private final Map<Octets, Ipv4Address> offered = new HashMap<>();
  private final Map<Octets, Belief> beliefs = new HashMap<>();
  private final Map<Ipv4Address, LeaseRecord> disk = new HashMap<>();
  private TestServer server;
  private int acks;

  Life(long seed) {
    random = new SplittableRandom(seed);
    Feature[] some =
        random.nextBoolean()
            ? new Feature[] {Feature.CONFLICT_CHECK, Feature.AUTHORITATIVE}
            : new Feature[] {Feature.RAPID_COMMIT};
    policy =
        Policies.with(
            Policies.with(
                Policies.of(Policies.pool(115).leaseTimes(new LeaseTimes(600, 60, 3600)), some),
                new Reservation(ReservationKey.ofMac(RESERVED_ONE.mac), RESERVED)),
            Policies.addressesEach(random.nextInt(1, 4)));
    server = new TestServer(policy);
    for (int i = 0; i < CLIENTS; i++) {
      TestClient client = TestClient.number(i);
      clients.add(i % 4 == 1 ? client.withIdentifier("ff0000" + (10 + i)) : client);
    }
    // A cloned machine: another's identifier, but a MAC address of its own.
    clients.add(TestClient.number(99).withIdentifier("ff000011"));
  }

  /** Lets something happen, and checks everything. */
  void step() {
    server.diskWorks = random.nextInt(10) > 0;
    switch (random.nextInt(12)) {
      case 0 -> server.now += random.nextInt(60_000);
      case 1 -> server.now += random.nextInt(900_000);
      case 2 -> server.engine.sweep(server.now, 5).forgotten().forEach(this::write);
      case 3 -> server.engine.seen(anyAddress(), anyStation(), server.now);
      case 4 -> rarely();
      default -> talk(clients.get(random.nextInt(clients.size())));
    }
    check();
  }

  int acks() {
    return acks;
  }

  private void rarely() {
    switch (random.nextInt(8)) {
      case 0 -> {
        long now = server.now;
        server = new TestServer(policy);
        server.now = now;
        disk.values().forEach(server.engine::restore);
        offered.clear();
      }
      case 1 -> server.engine.reload(policy);
      case 2 -> rush();
      default -> server.engine.probesDue(server.link, server.now);
    }
  }

  /** Made-up clients ask, and never take what they are offered. */
  private void rush() {
    for (int i = 0; i < 2 * Rush.MOST_REFUSED; i++) {
      server.broadcast(TestClient.number(1000 + i).discover());
    }
  }

  private Ipv4Address anyAddress() {
    return ip("192.168.1.98").plus(random.nextInt(20));
  }

  private MacAddress anyStation() {
    return random.nextBoolean() ? FOREIGNER : clients.get(random.nextInt(CLIENTS)).mac;
  }

  private void talk(TestClient client) {
    Octets key = client.key().octets();
    Belief belief = beliefs.get(key);
    Ipv4Address own = belief == null ? anyAddress() : belief.address;
    Ipv4Address chosen = offered.getOrDefault(key, anyAddress());
    switch (random.nextInt(10)) {
      case 0, 1 -> hear(client, false, client.discover());
      case 2 -> hear(client, false, client.discover().put(Options.REQUESTED_ADDRESS, anyAddress()));
      case 3 -> hear(client, false, client.discover().put(Options.RAPID_COMMIT, true));
      case 4, 5 -> hear(client, false, wish(client.select(chosen, SERVER)));
      case 6 -> hear(client, false, wish(client.reboot(own)));
      case 7 -> hear(client, random.nextBoolean(), wish(client.extend(own)));
      case 8 -> giveBack(client, own);
      default -> hear(client, false, client.select(chosen, ip("192.168.1.254")));
    }
  }

  private MessageBuilder wish(MessageBuilder request) {
    return random.nextInt(3) > 0
        ? request
        : request.put(Options.LEASE_TIME, (long) random.nextInt(5000));
  }

  private void giveBack(TestClient client, Ipv4Address address) {
    MessageBuilder message =
        random.nextBoolean() ? client.release(address, SERVER) : client.decline(address, SERVER);
    hear(client, true, message);
  }

  private void hear(TestClient client, boolean unicast, MessageBuilder message) {
    Octets key = client.key().octets();
    TestServer.Outcome outcome = unicast ? server.unicast(message) : server.broadcast(message);
    if (server.diskWorks) {
      outcome.changes().forEach(this::write);
    }
    Decision decision = outcome.decision();
    if (decision instanceof Decision.Offer offer) {
      offered.put(key, offer.address());
      beliefs.values().stream()
          .filter(other -> other.until > server.now && other.address.equals(offer.address()))
          .forEach(other -> assertEquals(key, other.client, "offered although leased"));
    } else if (decision instanceof Decision.Ack ack) {
      boolean leaves = server.diskWorks || ack.durability() == Decision.Durability.STORED;
      if (leaves) {
        acks++;
        beliefs.put(key, new Belief(key, ack.address(), ack.grant().end(server.now)));
      }
    } else if (decision instanceof Decision.Nak
        || decision instanceof Decision.Release
        || decision instanceof Decision.Decline) {
      beliefs.remove(key);
    }
  }

  private void write(LeaseChange change) {
    if (change instanceof LeaseChange.Put put) {
      disk.put(change.address(), put.lease());
    } else {
      disk.remove(change.address());
    }
  }

  private void check() {
    beliefs.values().removeIf(belief -> belief.until <= server.now);
    Map<Ipv4Address, Octets> holders = new HashMap<>();
    for (Belief belief : beliefs.values()) {
      Octets other = holders.put(belief.address, belief.client);
      assertEquals(null, other, belief.address + " is held by two clients");
      LeaseRecord lease = server.engine.lease(belief.address).orElseThrow();
      assertTrue(lease.state().isLease(), "forgotten: " + belief + " is " + lease);
      assertEquals(belief.client, lease.client().octets(), belief.toString());
      assertTrue(lease.end() >= belief.until, belief + " ends too early: " + lease);
      LeaseRecord stored = disk.get(belief.address);
      assertEquals(belief.client, stored.client().octets(), "on disk: " + belief);
      long slack = LeaseTimes.repeatMillis(stored.leaseSeconds());
      assertTrue(stored.end() + slack >= belief.until, "on disk too short: " + belief);
    }
    checkBooks();
  }

  /** Every address of the range is free exactly when nothing is known about it. */
  private void checkBooks() {
    Books books = server.engine.books;
    long free = 0;
    long offers = 0;
    for (int octet = 100; octet <= 115; octet++) {
      Ipv4Address address = Ipv4Address.of(192, 168, 1, octet);
      boolean known =
          books.leases().at(address).isPresent() || books.offers().at(address).isPresent();
      Slice slice = books.topology().sliceOf(address);
      if (slice != books.topology().outside()) {
        assertEquals(!known, slice.isFree(address), "free: " + address);
        free += slice.isFree(address) ? 1 : 0;
        offers += books.offers().at(address).isPresent() ? 1 : 0;
      }
    }
    Slice slice = books.topology().sliceOf(ip("192.168.1.100"));
    assertEquals(free, slice.free());
    assertEquals(offers, slice.offers());
    assertFalse(books.offers().size() > CLIENTS + 1);
    checkHoldings(books);
  }

  /** What was counted along the way is what counting anew finds. */
  private static void checkHoldings(Books books) {
    Holdings anew = new Holdings(books.policy().limits());
    books.leases().forEach(lease -> anew.add(anew.holders(lease, books.topology())));
    for (int octet = 100; octet <= 115; octet++) {
      Ipv4Address address = Ipv4Address.of(192, 168, 1, octet);
      books.offers().at(address).ifPresent(offer -> anew.add(offer.holders()));
    }
    assertEquals(anew.counts(), books.holdings().counts());
  }
}
