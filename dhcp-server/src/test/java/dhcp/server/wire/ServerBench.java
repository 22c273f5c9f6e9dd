package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import dhcp.testing.Station;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A lab with server.jar at 192.168.1.1 and a station on the wire at the node client1; client2 is
 * there for programs and for hosts that hold an address.
 */
final class ServerBench implements AutoCloseable {
  static final Ipv4Address SERVER_IP = Ipv4Address.of(192, 168, 1, 1);

  /** 101 addresses of the usual network, leases kept where servers keep them by themselves. */
  static final List<String> POOL = pool("192.168.1.100", "192.168.1.200", "255.255.255.0");

  /** What servers of most tests run with: the same, and nothing kept on disk. */
  static final List<String> USUAL = inMemory(POOL);

  /** 60,000 addresses of a large network. */
  static final List<String> LARGE_POOL = pool("192.168.16.0", "192.168.255.254", "255.255.0.0");

  private static final AtomicInteger MACS = new AtomicInteger();

  private static final Duration RETRY = Duration.ofMillis(200);

  private final Lab lab;
  private final Station station;
  private final ScriptedClient known;
  private Program server;

  private ServerBench(Lab lab) {
    this.lab = lab;
    this.station = Station.at(lab, Lab.client(1));
    this.known = newClient();
  }

  /** A server with the usual flags and some more, which serves and has leased one address. */
  static ServerBench with(String... more) {
    return of(usualAnd(more));
  }

  /** A server with just these flags, which serves and has leased one address. */
  static ServerBench of(List<String> flags) {
    return withoutServer().serving(flags);
  }

  /** A server with the usual flags that tells more, on a JVM with some options. */
  static ServerBench onJvm(String... options) {
    return withoutServer()
        .servingBy(
            Jars.onJvm(List.of(options), Jars.server(usualAnd("-v").toArray(String[]::new))));
  }

  private ServerBench serving(List<String> flags) {
    return servingBy(Jars.server(flags.toArray(String[]::new)));
  }

  private ServerBench servingBy(List<String> command) {
    try {
      launchCommand(command);
      awaitReady();
      known.lease();
      return this;
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  /** The lab and the station only. */
  static ServerBench withoutServer() {
    return new ServerBench(Lab.up(2));
  }

  /** A server with just these flags in a network for {@link #LARGE_POOL}. */
  static ServerBench large(List<String> flags) {
    return new ServerBench(Lab.up(2, SERVER_IP + "/16")).serving(flags);
  }

  static List<String> pool(String first, String last, String mask) {
    return List.of("--dhcp-range", first, last, mask, "--interface", Lab.INTERFACE);
  }

  static List<String> inMemory(List<String> flags) {
    return and(flags, "--lease-db", "none", "--control", "none");
  }

  static List<String> usualAnd(String... more) {
    return and(USUAL, more);
  }

  static List<String> and(List<String> flags, String... more) {
    return Stream.concat(flags.stream(), Stream.of(more)).toList();
  }

  /** Starts the server and returns when it says that it serves. */
  Program start(List<String> flags) {
    launch(flags);
    awaitReady();
    return server;
  }

  private void awaitReady() {
    server.out().await("^READY|\"ready\"", Deadline.PATIENCE);
  }

  /** Starts the server, which may not serve yet when this returns. */
  Program launch(List<String> flags) {
    return launchCommand(Jars.server(flags.toArray(String[]::new)));
  }

  /** Starts the server by a whole program line. */
  Program launchCommand(List<String> command) {
    server = lab.start(Lab.SERVER, command);
    return server;
  }

  Lab lab() {
    return lab;
  }

  Station station() {
    return station;
  }

  Program server() {
    return server;
  }

  /** A client with a hardware address that no other had before. */
  ScriptedClient newClient() {
    return clientOf(new MacAddress(0x025e00000000L + MACS.incrementAndGet()));
  }

  ScriptedClient clientOf(MacAddress mac) {
    return new ScriptedClient(station, mac);
  }

  /** The one client that has a lease from the beginning; it is the measure of silence. */
  ScriptedClient known() {
    return known;
  }

  /** Nothing answers the message, broadcast by that client. */
  void assertSilent(ScriptedClient client, MessageBuilder message) {
    DhcpMessage built = message.build();
    assertSilent(client.broadcastFrame(built), built.xid());
  }

  /**
   * Nothing answers a frame: while the exchanges that come after it are answered, all four
   * messages, no answer of its transaction is seen.
   */
  void assertSilent(byte[] frame, int xid) {
    int mark = station.mark();
    station.send(frame);
    assertServes();
    assertEquals(List.of(), station.since(mark, sighting -> Reply.in(sighting, xid)));
  }

  /** The server still leases, and it is still the same process. */
  void assertServes() {
    long pid = server.pid();
    Reply first = known.lease();
    assertEquals(first.yiaddr(), known.lease().yiaddr());
    assertEquals(pid, server.pid());
  }

  /** Waits until the server leases, when it cannot be told from outside when it begins to. */
  void awaitServes() {
    Deadline.awaitTrue(
        "the server answers a DISCOVER; it printed:\n" + server,
        () -> {
          DhcpMessage discover = known.discover().build();
          int mark = station.mark();
          known.send(discover);
          return station.poll(mark, RETRY, seen -> Reply.in(seen, discover.xid())).isPresent();
        });
    assertServes();
  }

  @Override
  public void close() {
    station.close();
    lab.close();
  }
}
