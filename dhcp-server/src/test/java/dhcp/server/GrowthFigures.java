package dhcp.server;

import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import dhcp.server.CpuShares.Part;
import dhcp.server.config.ConfigException;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Engine;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.Reply;
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.lease.BootIdentity;
import dhcp.server.lease.HistoryLimit;
import dhcp.server.lease.LeaseStore;
import dhcp.server.lease.Moment;
import dhcp.server.lease.SqliteDatabase;
import dhcp.server.lease.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures what an exchange of a new client and a renewal cost with so many leases, in the engine
 * and on their way into the database; not a test. Arguments: how many leases, and the file of the
 * database, which is left behind with all of them. Prints CPU time in microseconds: of a new
 * client's exchange, what of it storing takes, the same of a renewal; then the heap's bytes for a
 * lease.
 */
final class GrowthFigures {
  private static final List<String> FLAGS =
      List.of(
          "--interface eth0 --dhcp-range 10.17.0.0 10.255.255.250 255.0.0.0 --no-conflict-check"
              .concat(" --lease-time 9d --max-lease-time 9d --router 10.16.0.1 --dns 10.16.0.1")
              .split(" "));

  private static final Ipv4Address SERVER = Ipv4Address.of(10, 16, 0, 1);
  private static final ServerLink LINK =
      new ServerLink(
          "eth0",
          MacAddress.parse("02:ff:00:00:00:01"),
          List.of(new ServerLink.OwnAddress(SERVER, Subnet.parse("10.0.0.0/8"))),
          List.of());

  private static final List<Integer> ASKED = List.of(1, 3, 6, 15);
  private static final long HALF_A_LEASE = Duration.ofDays(9).toMillis() / 2;
  private static final long BOOT = BootIdentity.read();

  /** So many exchanges are measured at least, and so many leases are stored together. */
  private static final int LEAST = 200_000;

  private static final int BATCH = 32;

  private final Engine engine;
  private final LeaseStore store;

  /** The clients' own: made before the heap is measured. */
  private final int[] addresses;

  private CpuShares shares = new CpuShares();
  private long now = 1_000_000;
  private int xid;

  private GrowthFigures(ServerPolicy policy, int[] addresses, Path file) throws StoreException {
    engine = new Engine(policy, new SplittableRandom(1));
    this.addresses = addresses;
    store =
        new SqliteDatabase(file)
            .open(HistoryLimit.of(Duration.ZERO), this::moment, System.err::println)
            .store();
  }

  private Moment moment() {
    return new Moment(BOOT, now, System.currentTimeMillis());
  }

  public static void main(String[] arguments) throws ConfigException, IOException, StoreException {
    int leases = Integer.parseInt(arguments[0]);
    Path file = Path.of(arguments[1]);
    ServerPolicy policy = Flags.read(FLAGS).policy();
    run(policy, LEAST / 4, file, 2 * LEAST); // so that what is measured is compiled
    run(policy, leases, file, Math.max(leases, LEAST));
  }

  /** Measures new clients in as many rounds as it takes, and renewals in the last of them. */
  private static void run(ServerPolicy policy, int leases, Path file, int least)
      throws IOException, StoreException {
    int[] addresses = new int[leases];
    long[] taken = new long[3];
    int done = 0;
    while (true) {
      for (String suffix : List.of("", "-wal", "-shm", ".lock")) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
      }
      long before = used();
      GrowthFigures figures = new GrowthFigures(policy, addresses, file);
      long[] costs = figures.bind();
      add(taken, costs);
      done += leases;
      if (done >= least) {
        long heap = used() - before;
        long[] renewed = figures.renew(least / leases);
        figures.store.close();
        System.out.printf(
            Locale.ROOT,
            "%d %.1f %.1f %.1f %.1f %d%n",
            leases,
            taken[0] / 1e3 / done,
            taken[1] / 1e3 / done,
            renewed[0] / 1e3 / (least / leases * leases),
            renewed[1] / 1e3 / (least / leases * leases),
            heap / leases);
        return;
      }
      figures.store.close();
    }
  }

  private static void add(long[] sum, long[] more) {
    for (int i = 0; i < more.length; i++) {
      sum[i] += more[i];
    }
  }

  /** Every client takes a lease. */
  private long[] bind() throws StoreException {
    return measured(
        () -> {
          for (int from = 0; from < addresses.length; from += BATCH) {
            int[] clients = new int[Math.min(BATCH, addresses.length - from)];
            for (int i = 0; i < clients.length; i++) {
              clients[i] = from + i;
            }
            List<DhcpMessage> discovers = new ArrayList<>();
            for (int client : clients) {
              discovers.add(message(client, MessageType.DISCOVER).build());
            }
            List<Ipv4Address> offered = answered(discovers, Ipv4Address.ANY);
            List<DhcpMessage> requests = new ArrayList<>();
            for (int i = 0; i < clients.length; i++) {
              addresses[clients[i]] = offered.get(i).bits();
              requests.add(
                  message(clients[i], MessageType.REQUEST)
                      .put(Options.REQUESTED_ADDRESS, offered.get(i))
                      .put(Options.SERVER_IDENTIFIER, SERVER)
                      .build());
            }
            answered(requests, Ipv4Address.ANY);
          }
          tidy();
        });
  }

  /** Every client renews so often, in no order, when half of its lease is over. */
  private long[] renew(int times) throws StoreException {
    int[] order = shuffled(addresses.length);
    return measured(
        () -> {
          for (int time = 0; time < times; time++) {
            now += HALF_A_LEASE;
            for (int from = 0; from < order.length; from += BATCH) {
              List<DhcpMessage> requests = new ArrayList<>();
              for (int i = from; i < Math.min(order.length, from + BATCH); i++) {
                requests.add(
                    message(order[i], MessageType.REQUEST)
                        .ciaddr(new Ipv4Address(addresses[order[i]]))
                        .build());
              }
              answered(requests, SERVER);
            }
            tidy();
          }
        });
  }

  private interface Work {
    void run() throws StoreException;
  }

  /** CPU time of the whole process without the clients', and of it what storing takes. */
  private long[] measured(Work work) throws StoreException {
    shares = new CpuShares();
    work.run();
    shares.turn(Part.CLIENT);
    return new long[] {shares.server(), shares.of(Part.STORE)};
  }

  /** Answers messages, and stores what that changes. */
  private List<Ipv4Address> answered(List<DhcpMessage> messages, Ipv4Address destination)
      throws StoreException {
    shares.turn(Part.CLIENT);
    List<LeaseChange> changes = new ArrayList<>(messages.size());
    List<Ipv4Address> answers = new ArrayList<>(messages.size());
    for (DhcpMessage message : messages) {
      Decision decision = engine.decide(arrival(message, destination), ++now);
      changes.addAll(engine.apply(decision, now));
      Reply reply = engine.reply(decision).orElseThrow();
      answers.add(reply.message().yiaddr());
    }
    shares.turn(Part.ENGINE);
    if (!changes.isEmpty()) {
      store.write(changes);
      if (store.isCrowded()) {
        store.tidy();
      }
      shares.turn(Part.STORE);
      engine.stored(changes);
      shares.turn(Part.ENGINE);
    }
    return answers;
  }

  private void tidy() throws StoreException {
    shares.turn(Part.CLIENT);
    while (store.tidy()) {
      // what a pause would do
    }
    shares.turn(Part.STORE);
  }

  private static Arrival arrival(DhcpMessage message, Ipv4Address destination) {
    return new Arrival(
        message,
        LINK,
        message.chaddr().mac().orElseThrow(),
        message.ciaddr(),
        destination.isAny() ? Ipv4Address.BROADCAST : destination,
        68);
  }

  private MessageBuilder message(int client, MessageType type) {
    MacAddress mac = new MacAddress(0x0200_0000_0000L + client);
    return DhcpMessage.request(xid++, HardwareAddress.ofEthernet(mac))
        .put(Options.MESSAGE_TYPE, type)
        .put(Options.PARAMETER_REQUEST_LIST, ASKED);
  }

  private static int[] shuffled(int length) {
    int[] order = new int[length];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 1; i < length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
