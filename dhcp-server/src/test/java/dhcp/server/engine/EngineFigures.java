package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Prints what the engine costs: bytes for each lease, and the time of an exchange of four messages
 * with a thousand and with a million leases. Run by hand; times depend on the machine.
 */
public final class EngineFigures {
  private static final Subnet NETWORK = Subnet.parse("10.0.0.0/8");
  private static final Ipv4Address SERVER = ip("10.0.0.1");
  private static final ServerLink LINK =
      new ServerLink(
          "eth0",
          MacAddress.parse("02:ff:00:00:00:01"),
          List.of(new ServerLink.OwnAddress(SERVER, NETWORK)),
          List.of());

  private static final List<Integer> ASKED = List.of(1, 3, 6, 15);
  private static final int EXCHANGES = 200_000;

  private final Engine engine = new Engine(policy(), new SplittableRandom(1));
  private long now = 1_000_000;
  private long sent;

  private EngineFigures() {}

  private static ServerPolicy policy() {
    OptionSet options =
        new OptionSet.Builder()
            .put(Options.ROUTER.code(), SERVER.toBytes())
            .put(Options.DOMAIN_NAME_SERVERS.code(), SERVER.toBytes())
            .put(Options.DOMAIN_NAME.code(), "example.org".getBytes())
            .build();
    return Policies.of(
        SubnetPolicy.builder(NETWORK).range(ip("10.1.0.0"), ip("10.255.0.0")).options(options));
  }

  /**
   * Measures.
   *
   * @param args how many leases, 1,000,000 when not given
   */
  public static void main(String[] args) {
    int leases = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    new EngineFigures().bind(0, 200_000);
    long before = used();
    EngineFigures figures = new EngineFigures();
    figures.bind(0, 1_000);
    print(1_000, figures.microsOfExchange(1_000));
    figures.bind(1_000, leases);
    print(leases, figures.microsOfExchange(leases));
    System.out.printf("%d bytes a lease, pool included%n", (used() - before) / leases);
    System.out.printf("(%d leases, %d bytes sent)%n", figures.size(), figures.sent);
  }

  private static void print(int leases, double micros) {
    System.out.printf(
        Locale.ROOT,
        "%d leases: %.2f us of DISCOVER, OFFER, REQUEST and ACK, the client's part included%n",
        leases,
        micros);
  }

  private int size() {
    return engine.leases().size();
  }

  private void bind(int from, int to) {
    for (int i = from; i < to; i++) {
      exchange(i);
    }
  }

  /** The best of five rounds, in which clients come back in no order. */
  private double microsOfExchange(int clients) {
    SplittableRandom random = new SplittableRandom(2);
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < EXCHANGES; i++) {
        exchange(random.nextInt(clients));
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / 1000.0 / EXCHANGES;
  }

  private void exchange(int number) {
    now++;
    TestClient client = TestClient.number(number);
    Ipv4Address offered =
        answer(client.discover().put(Options.PARAMETER_REQUEST_LIST, ASKED).build());
    answer(client.select(offered, SERVER).put(Options.PARAMETER_REQUEST_LIST, ASKED).build());
  }

  private Ipv4Address answer(DhcpMessage message) {
    Arrival arrival =
        new Arrival(
            message,
            LINK,
            message.chaddr().mac().orElseThrow(),
            Ipv4Address.ANY,
            Ipv4Address.BROADCAST,
            68);
    Decision decision = engine.decide(arrival, now);
    List<LeaseChange> changes = engine.apply(decision, now);
    Reply reply = engine.reply(decision).orElseThrow();
    engine.stored(changes);
    sent += reply.message().length();
    return reply.message().yiaddr();
  }

  static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
