package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that means harm: after whatever it sends, a good offer still leads to a lease. Each test
 * has a client of its own, with the flags that it needs.
 */
class HostileServerIT {
  private static final long SEED = 2131;

  private static ClientBench bench;
  private ScriptedServer server;

  @BeforeAll
  static void up() {
    bench = ClientBench.create(1);
  }

  @AfterAll
  static void down() {
    bench.close();
  }

  @BeforeEach
  void serve() {
    server = ScriptedServer.at(bench.lab());
  }

  @AfterEach
  void stopServing() {
    server.close();
    bench.lab().ip(ClientBench.NODE, "address", "flush", "dev", "eth0");
  }

  private static Program start(String... more) {
    String[] flags = new String[more.length + 4];
    System.arraycopy(
        new String[] {"--once", "--no-conflict-check", "--lease-file", "none"}, 0, flags, 0, 4);
    System.arraycopy(more, 0, flags, 4, more.length);
    return bench.start(flags);
  }

  /** Ends the exchange as a good server, and sees that the client took nothing else. */
  private void leaseAfter(Program client, ScriptedServer.Request discover) {
    server.send(ScriptedServer.offer(discover));
    server.send(ScriptedServer.ack(server.awaitGoodRequest()));
    assertUnharmed(client);
  }

  private static void assertUnharmed(Program client) {
    Program.Result result = client.awaitEnd();
    assertExit(0, result);
    assertTrue(result.out().startsWith("BOUND 192.168.1.100/24 "), result.out());
    assertFalse(result.err().contains("Exception") || result.err().contains("\tat "), result.err());
    assertTrue(result.out().chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f));
    assertTrue(result.err().chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f));
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
  }

  @Test
  void damagedRepliesByTheHundredAreIgnored() {
    Program client = start("-vv");
    ScriptedServer.Request discover = server.await(MessageType.DISCOVER);
    byte[] good = ScriptedServer.frame(ScriptedServer.offer(discover).build().toBytes());
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 400; i++) {
      byte[] bytes = good.clone();
      // From the magic cookie on, so that none of them is a good offer of something else.
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bytes[278 + random.nextInt(bytes.length - 278)] = (byte) random.nextInt(256);
      }
      bytes[278] ^= (byte) (1 + random.nextInt(255));
      server.station().send(bytes);
    }
    leaseAfter(client, discover);
  }

  @Test
  void aForeignServersNakAndAckDoNotCount() {
    Program client = start();
    server.send(ScriptedServer.offer(server.await(MessageType.DISCOVER)));
    ScriptedServer.Request request = server.await(MessageType.REQUEST);
    Ipv4Address foreign = Ipv4Address.of(192, 168, 1, 66);
    server.send(ScriptedServer.nak(request).put(Options.SERVER_IDENTIFIER, foreign));
    server.send(
        ScriptedServer.ack(request)
            .put(Options.SERVER_IDENTIFIER, foreign)
            .yiaddr(Ipv4Address.of(192, 168, 1, 6)));
    server.send(ScriptedServer.ack(request));
    assertUnharmed(client);
  }

  @Test
  void doubledRepliesCountOnce() {
    Program client = start();
    ScriptedServer.Request discover = server.await(MessageType.DISCOVER);
    server.send(ScriptedServer.offer(discover));
    server.send(ScriptedServer.offer(discover));
    ScriptedServer.Request request = server.await(MessageType.REQUEST);
    server.send(ScriptedServer.ack(request));
    server.send(ScriptedServer.ack(request));
    Program.Result result = client.awaitEnd();
    assertEquals(1, result.out().lines().filter(line -> line.startsWith("BOUND")).count());
  }

  /** Whatever hides in names and texts, it is neither run nor shown, and the lease is taken. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(touch MARK)",
        "`touch MARK`",
        "\";touch MARK;\"",
        "x'&touch MARK #",
        "() { :;}; touch MARK",
        "x\ntouch MARK\n",
        "\u001b[2J\u001b]0;x\u0007",
        "../../../../etc/passwd",
        "-O /etc/y"
      })
  void hostileTextsAreHarmless(String payload) {
    Path mark = bench.file("mark");
    Path script =
        bench.write(
            "script",
            "#!/bin/bash\n[ \"$1\" = bound ] || exit 0\n"
                + "eval \"echo $hostname $domain $bootfile $tftp $message $opt200\" > /dev/null\n"
                + "ip address add $ip/$mask dev $interface\n");
    byte[] text = payload.replace("MARK", mark.toString()).getBytes(StandardCharsets.ISO_8859_1);
    Program client = start("-vv", "--json", "--script", script.toString());
    UnaryOperator<MessageBuilder> poison =
        message -> {
          for (int code : new int[] {12, 14, 15, 17, 40, 56, 66, 67, 100, 101, 114, 200, 252}) {
            message.putRaw(code, text);
          }
          return message;
        };
    server.lease(poison);
    Program.Result result = client.awaitEnd();
    assertExit(0, result);
    assertTrue(result.out().contains("\"event\":\"bound\""), result.out());
    String all = result.out() + result.err();
    assertTrue(all.chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f), all);
    assertFalse(Files.exists(mark), all);
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
  }

  @Test
  void hostileNamesDoNotReachTheResolver() {
    String before = bench.resolvConf();
    Program client = start();
    server.lease(
        message ->
            message
                .putRaw(15, "x\nnameserver 6.6.6.6".getBytes(StandardCharsets.ISO_8859_1))
                .put(Options.DOMAIN_NAME_SERVERS, List.of(Ipv4Address.of(127, 0, 0, 1))));
    assertUnharmed(client);
    assertEquals(before, bench.resolvConf());
  }

  @Test
  void moreRoutesThanAnyNetworkNeedsDoNotFloodTheKernel() {
    Program client = start();
    byte[] routes = new byte[200 * 9];
    for (int i = 0; i < 200; i++) {
      byte[] one = {32, 10, 0, 1, (byte) i, (byte) 192, (byte) 168, 1, 1};
      System.arraycopy(one, 0, routes, i * 9, 9);
    }
    // Too much for one datagram by the builder's rules: options 121 twice, to be joined.
    server.lease(message -> message.putRaw(121, Arrays.copyOf(routes, 100 * 9)));
    assertUnharmed(client);
    assertEquals(65, bench.routes().size());
  }
}
