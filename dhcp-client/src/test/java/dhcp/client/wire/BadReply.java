package dhcp.client.wire;

import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Replies to a DISCOVER that a client must not take: each is an offer of 192.168.1.6 with one thing
 * wrong with it.
 */
enum BadReply {
  WRONG_XID(same(), octet(4, 0x12)),
  WRONG_CHADDR(same(), octet(33, 0x99)),
  WRONG_HTYPE(same(), octet(1, 6)),
  WRONG_HLEN(same(), octet(2, 16)),
  HLEN_255(same(), octet(2, 255)),
  A_REQUEST(same(), octet(0, 1)),
  OP_0(same(), octet(0, 0)),
  NO_COOKIE(same(), octet(236, 0)),
  NO_SERVER_IDENTIFIER(m -> m.remove(54), intact()),
  NO_LEASE_TIME(m -> m.remove(51), intact()),
  NO_MESSAGE_TYPE(m -> m.remove(53), intact()),
  NO_ADDRESS(m -> m.yiaddr(Ipv4Address.ANY), intact()),
  BROADCAST_ADDRESS(m -> m.yiaddr(Ipv4Address.BROADCAST), intact()),
  LOOPBACK_ADDRESS(m -> m.yiaddr(Ipv4Address.of(127, 0, 0, 1)), intact()),
  MULTICAST_SERVER(m -> m.put(Options.SERVER_IDENTIFIER, Ipv4Address.of(224, 0, 0, 1)), intact()),
  OTHER_CLIENT_ID(m -> m.putRaw(61, new byte[] {1, 9, 9, 9, 9, 9, 9}), intact()),
  ZERO_LEASE_TIME(m -> m.put(Options.LEASE_TIME, 0L), intact()),
  LEASE_TIME_OF_3_BYTES(m -> m.putRaw(51, new byte[3]), intact()),
  SERVER_IDENTIFIER_OF_255_BYTES(m -> m.putRaw(54, new byte[255]), intact()),
  RAPID_COMMIT_UNASKED(
      m -> m.put(Options.MESSAGE_TYPE, MessageType.ACK).putRaw(80, new byte[0]), intact()),
  FORCERENEW(m -> m.put(Options.MESSAGE_TYPE, MessageType.FORCERENEW), intact()),
  NAK(m -> m.put(Options.MESSAGE_TYPE, MessageType.NAK), intact()),
  OPTION_PAST_THE_END(same(), options(53, 1, 2, 54, 200, 1)),
  LENGTH_MISSING(same(), options(53, 1, 2, 54)),
  TWO_MESSAGE_TYPES(same(), options(53, 1, 2, 53, 1, 5, 255)),
  OVERLOAD_OF_NOTHING(same(), options(53, 1, 2, 52, 1, 3, 255)),
  NOTHING_BUT_PADS(same(), payload -> Arrays.copyOf(Arrays.copyOf(payload, 240), 1400)),
  HEADER_ONLY(same(), payload -> Arrays.copyOf(payload, 240)),
  SHORT_HEADER(same(), payload -> Arrays.copyOf(payload, 235)),
  EMPTY(same(), payload -> new byte[0]);

  private static final Ipv4Address EVIL = Ipv4Address.of(192, 168, 1, 6);
  private static final int OPTIONS = 240;

  private final UnaryOperator<MessageBuilder> change;
  private final UnaryOperator<byte[]> damage;

  BadReply(UnaryOperator<MessageBuilder> change, UnaryOperator<byte[]> damage) {
    this.change = change;
    this.damage = damage;
  }

  private static UnaryOperator<MessageBuilder> same() {
    return UnaryOperator.identity();
  }

  private static UnaryOperator<byte[]> intact() {
    return UnaryOperator.identity();
  }

  private static UnaryOperator<byte[]> octet(int offset, int value) {
    return payload -> {
      byte[] changed = payload.clone();
      changed[offset] = (byte) value;
      return changed;
    };
  }

  private static UnaryOperator<byte[]> options(int... octets) {
    return payload -> {
      byte[] changed = Arrays.copyOf(payload, OPTIONS + octets.length);
      for (int i = 0; i < octets.length; i++) {
        changed[OPTIONS + i] = (byte) octets[i];
      }
      return changed;
    };
  }

  /** The reply, broadcast. */
  byte[] frame(ScriptedServer.Request discover) {
    MessageBuilder offer = ScriptedServer.offer(discover).yiaddr(EVIL);
    return ScriptedServer.frame(damage.apply(change.apply(offer).build().toBytes()));
  }
}
