package dhcp.server;

import dhcp.cli.JsonFields;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Op;
import dhcp.message.Options;
import dhcp.message.Parsed;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of other DHCP servers on the link, which a capture sees for free when they answer. Each is
 * told once a minute at most, and no more of them than fit on a screen.
 */
final class RogueWatch {
  private static final Logger LOG = LoggerFactory.getLogger(RogueWatch.class);
  private static final long AGAIN_MILLIS = 60_000;
  private static final int SERVERS = 64;

  private final Map<MacAddress, Long> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MacAddress, Long> eldest) {
          return size() > SERVERS;
        }
      };

  private final RateLimit all = new RateLimit(10, 1000);
  private final Reporter reporter;
  private final Events events;

  RogueWatch(Reporter reporter, Events events) {
    this.reporter = reporter;
    this.events = events;
  }

  /** Looks at a datagram to a client that this server did not send. */
  synchronized void look(String interfaceName, UdpFrame frame, long now) {
    Long before = told.get(frame.source());
    if (before != null && now - before < AGAIN_MILLIS) {
      return;
    }
    Parsed parsed = DhcpMessage.parse(frame.bytes(), frame.payloadOffset(), frame.payloadLength());
    if (parsed instanceof DhcpMessage message
        && message.op() == Op.BOOTREPLY
        && message.messageType().isPresent()
        && all.allow(now)) {
      told.put(frame.source(), now);
      reporter.later(() -> tell(interfaceName, frame, message, message.messageType().get()));
    }
  }

  private void tell(String interfaceName, UdpFrame frame, DhcpMessage message, MessageType type) {
    Ipv4Address server = message.get(Options.SERVER_IDENTIFIER).orElse(frame.sourceIp());
    LOG.warn(
        "another DHCP server on {}: {} at {} sent {} of {} to {}",
        interfaceName,
        server,
        frame.source(),
        type.rfcName(),
        message.yiaddr(),
        message.chaddr());
    events.tell(
        "rogue",
        "ROGUE " + server + " at " + frame.source() + " on " + interfaceName,
        new JsonFields()
            .put("interface", interfaceName)
            .put("server", server.toString())
            .put("mac", frame.source().toString())
            .put("message", type.rfcName())
            .put("address", message.yiaddr().toString())
            .put("client", message.chaddr().toString()));
  }
}
