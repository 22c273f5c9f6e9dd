package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever well-formed nonsense arrives, there is a decision, and then a client is served. */
class HostileMessagesTest {
  private static final Feature[] EVERYTHING = Feature.values();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void rule45_nonsenseLeavesTheServerServing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ServerPolicy policy = of(pool(250), Feature.CONFLICT_CHECK, Feature.RAPID_COMMIT);
    TestServer server =
        new TestServer(
            seed % 2 == 0
                ? policy
                : Policies.with(
                    Policies.with(policy, EVERYTHING),
                    new ClassRule(
                        "odd",
                        new ClientMatch.VendorClass(Octets.NONE),
                        OptionSet.NONE,
                        BootSettings.NONE,
                        java.util.List.of())));
    int answered = 0;
    for (int i = 0; i < 5_000; i++) {
      server.now += random.nextInt(100);
      DhcpMessage message = nonsense(random);
      TestServer.Outcome outcome =
          server.arrive(
              new Arrival(
                  message,
                  server.link,
                  TestServer.RELAY_MAC,
                  anyAddress(random),
                  random.nextBoolean() ? Ipv4Address.BROADCAST : TestServer.SERVER,
                  random.nextInt(65536)));
      answered += outcome.reply().isPresent() ? 1 : 0;
      outcome.reply().ifPresent(reply -> assertTrue(reply.message().length() <= 1500 - 28));
    }
    assertTrue(answered > 100, "nonsense was not even answered: " + answered);
    server.after(4_000_000);
    TestClient client = TestClient.number(77);
    TestServer.Outcome outcome = server.relayed(client.discover(), "192.168.1.2");
    assertInstanceOf(Decision.Offer.class, outcome.decision());
    assertEquals(
        MessageType.ACK,
        server
            .relayed(client.select(outcome.yiaddr(), TestServer.SERVER), "192.168.1.2")
            .message()
            .messageType()
            .orElseThrow());
  }

  private static Ipv4Address anyAddress(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Ipv4Address.ANY;
      case 1 -> new Ipv4Address(random.nextInt());
      case 2 -> ip("192.168.1.0").plus(random.nextInt(256));
      default -> TestServer.SERVER;
    };
  }

  private static DhcpMessage nonsense(SplittableRandom random) {
    MessageBuilder message =
        TestClient.number(random.nextInt(20))
            .bootp()
            .secs(random.nextInt(65536))
            .flags(random.nextInt(65536))
            .hops(random.nextInt(20))
            .ciaddr(anyAddress(random))
            .yiaddr(anyAddress(random))
            .siaddr(anyAddress(random))
            .giaddr(random.nextInt(3) == 0 ? anyAddress(random) : Ipv4Address.ANY)
            .maxSize(1500);
    if (random.nextInt(20) > 0) {
      MessageType[] types = MessageType.values();
      message.put(Options.MESSAGE_TYPE, types[random.nextInt(types.length)]);
    }
    if (random.nextInt(3) > 0) {
      message.put(Options.REQUESTED_ADDRESS, anyAddress(random));
    }
    if (random.nextBoolean()) {
      message.put(Options.SERVER_IDENTIFIER, anyAddress(random));
    }
    for (int i = random.nextInt(8); i > 0; i--) {
      putNonsense(message, random);
    }
    return message.build();
  }

  private static void putNonsense(MessageBuilder message, SplittableRandom random) {
    int[] telling = {12, 50, 51, 54, 55, 57, 60, 61, 77, 80, 82, 93, 118, 1 + random.nextInt(254)};
    int code = telling[random.nextInt(telling.length)];
    if (code != 52 && code != 53) {
      byte[] data = new byte[random.nextInt(random.nextInt(4) == 0 ? 400 : 12)];
      random.nextBytes(data);
      message.putRaw(code, data);
    }
  }
}
