package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Reply;
import dhcp.testing.ScriptedClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody wants all addresses of a /24, or those of others. Who has a lease renews it all along,
 * and who comes new is served as soon as addresses can be had; in little memory, with few lines.
 */
class StarvationIT {
  private static final int KNOWN = 20;
  private static final int FLOOD = 10_000;
  private static final int BETWEEN_RENEWALS = 500;
  private static final String HEAP = "-Xmx64m";
  private static final int MOST_LINES = 2_000;
  private static final Duration RETRY = Duration.ofSeconds(1);

  @AutoClose private ServerBench bench;

  private record Lease(ScriptedClient client, Ipv4Address address) {}

  private final List<Lease> known = new ArrayList<>();

  @BeforeEach
  void raise() {
    bench = ServerBench.withoutServer();
  }

  private void serve(String... more) {
    List<String> flags =
        ServerBench.and(
            ServerBench.inMemory(ServerBench.pool("192.168.1.2", "192.168.1.254", "255.255.255.0")),
            more);
    List<String> command = new ArrayList<>(Jars.server(flags.toArray(String[]::new)));
    command.add(1, HEAP);
    bench.launchCommand(command).out().await("^READY", Deadline.PATIENCE);
    for (int i = 0; i < KNOWN; i++) {
      ScriptedClient client = bench.newClient();
      known.add(new Lease(client, client.lease().yiaddr()));
    }
  }

  /** Sends messages that nobody means, while the known clients renew in turn. */
  private void flood(Supplier<byte[]> frame) {
    for (int i = 1; i <= FLOOD; i++) {
      bench.station().send(frame.get());
      if (i % BETWEEN_RENEWALS == 0) {
        renew(known.get(i / BETWEEN_RENEWALS % KNOWN));
      }
    }
  }

  private void renew(Lease lease) {
    Reply ack = answer(lease.client, lease.client.extending(lease.address));
    assertEquals(MessageType.ACK, ack.type());
    assertEquals(lease.address, ack.yiaddr());
  }

  /** Asks as a client does: again, when no answer comes. */
  private Reply answer(ScriptedClient client, MessageBuilder message) {
    DhcpMessage built = message.build();
    Deadline deadline = Deadline.in(Deadline.PATIENCE);
    while (deadline.left() > 0) {
      int mark = bench.station().mark();
      client.send(built);
      Optional<Reply> reply =
          bench.station().poll(mark, RETRY, seen -> Reply.in(seen, built.xid()));
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw new AssertionError("no answer to " + built + "; the server printed:\n" + bench.server());
  }

  private void assertServesNewClients() {
    ScriptedClient client = bench.newClient();
    Reply offer = answer(client, client.discover()).of(MessageType.OFFER);
    answer(client, client.selecting(offer)).of(MessageType.ACK);
  }

  private void assertUnharmed() {
    known.forEach(this::renew);
    assertTrue(bench.server().isRunning(), "it lives");
    int lines = bench.server().err().lines().size();
    assertTrue(lines < MOST_LINES, () -> lines + " lines");
  }

  @Test
  void aFloodOfMadeUpClientsTakesNoAddressFromThoseThatWouldTakeIt() {
    serve();
    flood(
        () -> {
          ScriptedClient stranger = bench.newClient();
          return stranger.broadcastFrame(stranger.discover().build());
        });
    assertServesNewClients();
    assertUnharmed();
  }

  @Test
  void oneMachineWithMadeUpIdentifiersTakesNoMoreThanAllowed() {
    serve("--max-addresses-per-client", "4");
    ScriptedClient greedy = bench.newClient();
    byte[] identifier = new byte[5];
    int[] number = {0};
    int mark = bench.station().mark();
    flood(
        () -> {
          Bytes.putInt32(identifier, 1, number[0]++);
          return greedy.broadcastFrame(
              greedy.discover().putRaw(Options.CLIENT_IDENTIFIER.code(), identifier).build());
        });
    long offers =
        bench.station().since(mark, Reply::in).stream()
            .filter(reply -> reply.type() == MessageType.OFFER)
            .count();
    assertEquals(4, offers);
    assertServesNewClients();
    assertUnharmed();
  }

  @Test
  void madeUpClientsThatTakeEveryAddressHaveThemForALeaseTimeOnly() {
    serve("--lease-time", "15s", "--min-lease-time", "1s");
    int[] mark = {bench.station().mark()};
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 50; i++) {
        ScriptedClient stranger = bench.newClient();
        stranger.send(stranger.discover().build());
      }
      known.forEach(this::renew);
      int next = bench.station().mark();
      for (Reply offer : bench.station().since(mark[0], Reply::in)) {
        if (offer.type() == MessageType.OFFER) {
          ScriptedClient stranger = bench.clientOf(offer.message().chaddr().mac().orElseThrow());
          stranger.send(stranger.selecting(offer).build());
        }
      }
      mark[0] = next;
      known.forEach(this::renew);
    }
    bench.server().err().await("WARN.*held are .*[12][0-9][0-9] bound", Deadline.PATIENCE);
    assertServesNewClients();
    assertUnharmed();
  }

  @Test
  void nobodyGivesTheAddressesOfOthersAway() {
    serve();
    int[] number = {0};
    flood(
        () -> {
          ScriptedClient forger = bench.newClient();
          Ipv4Address address = known.get(++number[0] % KNOWN).address;
          MessageBuilder message =
              number[0] % 2 == 0
                  ? forger.message(MessageType.RELEASE).ciaddr(address)
                  : forger.message(MessageType.DECLINE).put(Options.REQUESTED_ADDRESS, address);
          return forger.broadcastFrame(
              message.put(Options.SERVER_IDENTIFIER, ServerBench.SERVER_IP).build());
        });
    assertServesNewClients();
    assertUnharmed();
  }
}
