package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of replies never shows: each is as from a server that has answered nobody yet. */
class UsualOptionsTest {
  private static final String FAR = "192.168.2.9";

  /** Codes of which some have a value, some are the server's own and some have none. */
  private static final int[] CODES = {1, 3, 6, 12, 15, 28, 42, 51, 54, 58, 59, 82, 255};

  private final SplittableRandom random = new SplittableRandom(5);

  private static OptionSet options(String router, String name) {
    return new OptionSet.Builder()
        .put(Options.ROUTER.code(), ip(router).toBytes())
        .put(Options.DOMAIN_NAME.code(), name.getBytes())
        .always(Options.DOMAIN_NAME_SERVERS.code(), ip("192.168.1.53").toBytes())
        .build();
  }

  private static TestServer server() {
    SubnetPolicy far =
        SubnetPolicy.builder(Subnet.parse("192.168.2.0/24"))
            .range(ip("192.168.2.100"), ip("192.168.2.250"))
            .options(options("192.168.2.254", "far"))
            .build();
    return new TestServer(
        of(List.of(pool(250).options(options("192.168.1.254", "near")).build(), far)));
  }

  /** Parameter request lists, empty ones among them, which stand for none. */
  private List<List<Integer>> lists(int many) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      List<Integer> list = new ArrayList<>();
      for (int length = random.nextInt(9); length > 0; length--) {
        list.add(CODES[random.nextInt(CODES.length)]);
      }
      lists.add(list);
    }
    return lists;
  }

  private static List<String> optionsOf(DhcpMessage message) {
    List<String> all = new ArrayList<>();
    for (int code : message.codes()) {
      all.add(code + "=" + Bytes.hex(message.raw(code).orElseThrow()));
    }
    return all;
  }

  private static DhcpMessage answer(TestServer server, MessageBuilder message, boolean relayed) {
    return (relayed ? server.relayed(message, FAR) : server.broadcast(message)).message();
  }

  private MessageBuilder asking(MessageBuilder message, List<Integer> list, long seconds) {
    message.put(Options.LEASE_TIME, seconds);
    return list.isEmpty() ? message : message.put(Options.PARAMETER_REQUEST_LIST, list);
  }

  /** With few lists it is mostly the lease times that differ, with many the lists. */
  @ParameterizedTest
  @ValueSource(ints = {4, 400})
  void offersAreAsFromAServerThatHasAnsweredNobody(int many) {
    TestServer busy = server();
    List<List<Integer>> lists = lists(many);
    Set<List<String>> different = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      TestClient client = TestClient.number(1 + random.nextInt(100));
      List<Integer> list = lists.get(random.nextInt(lists.size()));
      long seconds = 600 + random.nextInt(40) * 1000;
      boolean relayed = random.nextBoolean();
      List<String> told =
          optionsOf(answer(busy, asking(client.discover(), list, seconds), relayed));
      assertEquals(
          optionsOf(answer(server(), asking(client.discover(), list, seconds), relayed)), told);
      different.add(told.subList(0, told.size() - 1)); // the last is the client's identifier
    }
    assertTrue(different.size() > 100, () -> different.size() + " different answers");
  }

  @Test
  void anAckIsTheOffersEqual() {
    TestServer busy = server();
    TestClient client = TestClient.number(1);
    List<Integer> list = List.of(3, 6, 1, 15, 51);
    DhcpMessage offer = answer(busy, asking(client.discover(), list, 600), false);
    Ipv4Address address = offer.yiaddr();
    MessageBuilder select = asking(client.select(address, TestServer.SERVER), list, 600);
    List<String> ack = optionsOf(answer(busy, select, false));
    List<String> offered = optionsOf(offer);
    assertEquals(offered.subList(1, offered.size()), ack.subList(1, ack.size()));
  }

  @Test
  void theIdentifierIsWhatEachRelayAgentWants() {
    TestServer busy = server();
    TestClient client = TestClient.number(1);
    for (String wanted : List.of("192.168.2.9", "192.168.2.8", "192.168.2.9")) {
      byte[] override = {11, 4, (byte) 192, (byte) 168, 2, ip(wanted).toBytes()[3]};
      MessageBuilder discover =
          client.discover().putRaw(Options.RELAY_AGENT_INFORMATION.code(), override);
      DhcpMessage offer = answer(busy, asking(discover, List.of(54), 600), true);
      assertEquals(ip(wanted), offer.get(Options.SERVER_IDENTIFIER).orElseThrow());
    }
  }

  @Test
  void anotherPolicyIsNotAnsweredFromWhatWasKept() {
    TestServer busy = server();
    TestClient client = TestClient.number(1);
    List<Integer> list = List.of(3, 15);
    answer(busy, asking(client.discover(), list, 600), false);
    busy.engine.reload(of(pool(250).options(options("192.168.1.251", "moved"))));
    DhcpMessage offer = answer(busy, asking(client.discover(), list, 600), false);
    assertEquals("moved", offer.get(Options.DOMAIN_NAME).orElseThrow());
    assertEquals(List.of(ip("192.168.1.251")), offer.get(Options.ROUTER).orElseThrow());
  }
}
