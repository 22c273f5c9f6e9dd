package dhcp.server;

import dhcp.cli.JsonFields;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.message.Text;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Grant;
import java.util.Optional;

/**
 * A decision in words: the log lines that operators have grepped for since ISC dhcpd, and the event
 * for scripts. Everything that came from the network is escaped.
 */
final class DecisionText {
  private static final int LONGEST_NAME = 64;

  private final Decision decision;
  private final Arrival arrival;
  private final DhcpMessage request;

  DecisionText(Decision decision) {
    this.decision = decision;
    this.arrival = decision.query().arrival();
    this.request = arrival.message();
  }

  /** What came, such as {@code DHCPDISCOVER from 02:00:00:00:00:01 (host) via eth0}. */
  String asked() {
    String line = name() + about() + " from " + station() + via();
    return answered().isPresent() ? line : line + ": " + sentence();
  }

  /** What goes back, such as {@code DHCPOFFER on 192.168.1.100 to ...}; empty when nothing does. */
  Optional<String> answered() {
    String to = " to " + station() + via();
    if (decision instanceof Decision.Offer offer) {
      return Optional.of("DHCPOFFER on " + offer.address() + to);
    }
    if (decision instanceof Decision.Ack || decision instanceof Decision.InformAck) {
      return Optional.of("DHCPACK on " + decision.address() + to);
    }
    if (decision instanceof Decision.Nak) {
      return Optional.of("DHCPNAK on " + decision.address() + to + ": " + sentence());
    }
    if (decision instanceof Decision.BootpReply) {
      return Optional.of("BOOTREPLY on " + decision.address() + to);
    }
    if (decision instanceof Decision.LeaseQueryReply reply) {
      return Optional.of(reply.type().rfcName() + " on " + decision.address() + to);
    }
    return Optional.empty();
  }

  /** The name of the event that the decision is to a script. */
  String event() {
    if (decision instanceof Decision.Offer) {
      return "offer";
    }
    if (decision instanceof Decision.Ack) {
      return "ack";
    }
    if (decision instanceof Decision.Nak) {
      return "nak";
    }
    if (decision instanceof Decision.InformAck) {
      return "inform-ack";
    }
    if (decision instanceof Decision.BootpReply) {
      return "bootp-reply";
    }
    if (decision instanceof Decision.LeaseQueryReply) {
      return "leasequery-reply";
    }
    if (decision instanceof Decision.Release) {
      return "release";
    }
    if (decision instanceof Decision.Decline) {
      return "decline";
    }
    return decision instanceof Decision.NotChosen ? "not-chosen" : "ignored";
  }

  JsonFields fields() {
    JsonFields fields =
        new JsonFields()
            .put("message", name())
            .put("interface", arrival.link().name())
            .put("mac", request.chaddr().toString())
            .put("xid", String.format("%08x", request.xid()))
            .put("reason", decision.reason().code())
            .put("sentence", sentence());
    if (!decision.address().isAny()) {
      fields.put("address", decision.address().toString());
    }
    request
        .raw(Options.CLIENT_IDENTIFIER.code())
        .ifPresent(id -> fields.put("client-id", Bytes.hex(id)));
    hostname().ifPresent(host -> fields.put("hostname", host));
    if (!request.giaddr().isAny()) {
      fields.put("relay", request.giaddr().toString());
    }
    grant().ifPresent(grant -> fields.put("lease-seconds", grant.leaseSeconds()));
    return fields;
  }

  /** What is remembered of it. */
  History.Entry entry(long wallMillis) {
    return new History.Entry(
        wallMillis,
        decision.query().client(),
        request.chaddr(),
        decision.address(),
        arrival.link().name(),
        name(),
        event(),
        decision.reason(),
        hostname().orElse(""));
  }

  /** Why, in words. */
  String sentence() {
    return decision.reason().sentence(decision.address());
  }

  private Optional<Grant> grant() {
    if (decision instanceof Decision.Offer offer) {
      return Optional.of(offer.grant());
    }
    return decision instanceof Decision.Ack ack ? Optional.of(ack.grant()) : Optional.empty();
  }

  /** The name of the message that came. */
  String name() {
    return request.messageType().map(MessageType::rfcName).orElse("BOOTREQUEST");
  }

  /** The address that the message itself is about. */
  private String about() {
    return request
        .messageType()
        .map(
            type ->
                switch (type) {
                  case REQUEST -> " for " + wanted() + chosenServer();
                  case DECLINE -> " of " + wanted();
                  case RELEASE -> " of " + request.ciaddr();
                  case INFORM -> " for " + request.ciaddr();
                  case DISCOVER, OFFER, ACK, NAK, FORCERENEW -> "";
                  case LEASEQUERY, LEASEUNASSIGNED, LEASEUNKNOWN, LEASEACTIVE -> "";
                })
        .orElse("");
  }

  private Ipv4Address wanted() {
    return request.get(Options.REQUESTED_ADDRESS).orElse(request.ciaddr());
  }

  private String chosenServer() {
    return request.get(Options.SERVER_IDENTIFIER).map(server -> " (" + server + ")").orElse("");
  }

  private String station() {
    return request.chaddr() + hostname().map(host -> " (" + host + ")").orElse("");
  }

  private Optional<String> hostname() {
    return request.get(Options.HOST_NAME).map(host -> Text.escape(host, LONGEST_NAME));
  }

  private String via() {
    String via = " via " + arrival.link().name();
    return request.giaddr().isAny() ? via : via + " relay " + request.giaddr();
  }
}
