package dhcp.client.machine;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.message.Parsed;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes up answers: right ones, almost right ones, and such as no server would give. */
final class HostileServer {
  private static final List<Ipv4Address> ADDRESSES =
      List.of(
          FakeServer.CLIENT,
          FakeServer.CLIENT,
          Ipv4Address.of(192, 168, 1, 101),
          Ipv4Address.ANY,
          Ipv4Address.BROADCAST,
          Ipv4Address.of(224, 0, 0, 1));
  private static final List<Ipv4Address> SERVERS =
      List.of(FakeServer.SERVER, FakeServer.SERVER, FakeServer.SERVER, FakeServer.CLIENT);
  private static final long[] TIMES = {0, 1, 2, 10, 60, 3600, 0xffff_fffeL, 0xffff_ffffL};
  private static final List<MessageType> TYPES =
      List.of(
          MessageType.OFFER,
          MessageType.OFFER,
          MessageType.ACK,
          MessageType.ACK,
          MessageType.ACK,
          MessageType.NAK,
          MessageType.FORCERENEW,
          MessageType.INFORM,
          MessageType.LEASEACTIVE);

  private final RandomGenerator random;

  HostileServer(RandomGenerator random) {
    this.random = random;
  }

  /** Something like an answer to a message; empty when what came out is no message at all. */
  Optional<DhcpMessage> answer(DhcpMessage request) {
    MessageBuilder answer =
        DhcpMessage.replyTo(request)
            .yiaddr(oneOf(ADDRESSES))
            .put(Options.MESSAGE_TYPE, oneOf(TYPES));
    if (often()) {
      answer.put(Options.SERVER_IDENTIFIER, oneOf(SERVERS));
    }
    if (often()) {
      answer.put(Options.LEASE_TIME, time());
    }
    if (!often()) {
      answer.put(Options.RENEWAL_TIME, time()).put(Options.REBINDING_TIME, time());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      byte[] data = new byte[random.nextInt(20)];
      random.nextBytes(data);
      int code = 1 + random.nextInt(150);
      if (code != 52 && code != 53) {
        answer.putRaw(code, data);
      }
    }
    return damaged(answer.build());
  }

  private Optional<DhcpMessage> damaged(DhcpMessage message) {
    byte[] bytes = message.toBytes();
    if (!often()) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    Parsed parsed = DhcpMessage.parse(bytes, 0, bytes.length);
    return parsed instanceof DhcpMessage whole ? Optional.of(whole) : Optional.empty();
  }

  private boolean often() {
    return random.nextInt(10) > 0;
  }

  private long time() {
    return TIMES[random.nextInt(TIMES.length)];
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
