package dhcp.client.wire;

import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a broken or hostile server says in its ACK: the address is taken, the nonsense is not. */
enum OddAck {
  MASK_OF_0_OCTETS(m -> m.putRaw(1, new byte[0])),
  MASK_OF_3_OCTETS(m -> m.putRaw(1, new byte[3])),
  MASK_OF_255_OCTETS(m -> m.putRaw(1, new byte[255])),
  MASK_WITH_A_HOLE(m -> m.putRaw(1, new byte[] {-1, 0, -1, 0})),
  MASK_OF_ZEROS(m -> m.putRaw(1, new byte[4])),
  NO_MASK(m -> m.remove(1)),
  ROUTER_OF_6_OCTETS(m -> m.putRaw(3, new byte[6])),
  ROUTER_NOBODY(m -> m.put(Options.ROUTER, List.of(Ipv4Address.ANY, Ipv4Address.BROADCAST))),
  ROUTER_OURSELVES(m -> m.put(Options.ROUTER, List.of(ScriptedServer.ADDRESS))),
  ROUTER_THE_BROADCAST_ADDRESS(
      m -> m.put(Options.ROUTER, List.of(Ipv4Address.of(192, 168, 1, 255)))),
  ROUTES_THAT_END_EARLY(m -> m.putRaw(121, new byte[] {24, 10, 0})),
  ROUTES_WIDER_THAN_AN_ADDRESS(m -> m.putRaw(121, new byte[] {33, 10, 0, 0, 0, 0, 1, 1, 1, 1})),
  MTU_0(m -> m.putRaw(26, new byte[2])),
  MTU_65535(m -> m.put(Options.INTERFACE_MTU, 65535)),
  TIMES_IN_REVERSE(
      m ->
          m.put(Options.RENEWAL_TIME, 3_000_000_000L)
              .put(Options.REBINDING_TIME, 1L)
              .put(Options.LEASE_TIME, 0xffff_fffeL)),
  DNS_OF_5_OCTETS(m -> m.putRaw(6, new byte[5])),
  SEARCH_LIST_THAT_POINTS_TO_ITSELF(m -> m.putRaw(119, new byte[] {1, 'x', (byte) 0xc0, 0})),
  EVERY_OPTION_EMPTY(
      m -> {
        for (int code = 2; code < 255; code++) {
          if (code < 50 || code > 61 && code != 80 && code != 82) {
            m.putRaw(code, new byte[0]);
          }
        }
        return m;
      });

  private final UnaryOperator<MessageBuilder> change;

  OddAck(UnaryOperator<MessageBuilder> change) {
    this.change = change;
  }

  MessageBuilder to(ScriptedServer.Request request) {
    return change.apply(ScriptedServer.ack(request));
  }
}
