package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/** Writes the answers, field by field as RFC 2131 table 3 has it. */
final class ReplyWriter {
  private static final Optional<MessageType> DISCOVER = Optional.of(MessageType.DISCOVER);

  private ReplyWriter() {}

  static Optional<Reply> write(Decision decision, Topology topology) {
    if (decision instanceof Decision.Offer offer) {
      MessageBuilder reply = begin(offer.query());
      return Optional.of(lease(offer.query(), offer.grant(), MessageType.OFFER, reply, topology));
    }
    if (decision instanceof Decision.Ack ack) {
      MessageBuilder reply = begin(ack.query()).ciaddr(ack.query().message().ciaddr());
      return Optional.of(lease(ack.query(), ack.grant(), MessageType.ACK, reply, topology));
    }
    if (decision instanceof Decision.Nak nak) {
      return Optional.of(nak(nak));
    }
    if (decision instanceof Decision.InformAck inform) {
      return Optional.of(inform(inform, topology));
    }
    if (decision instanceof Decision.BootpReply reply) {
      return Optional.of(bootp(reply, topology));
    }
    return decision instanceof Decision.LeaseQueryReply reply
        ? Optional.of(LeaseQueryWriter.write(reply))
        : Optional.empty();
  }

  /** What every reply copies from the request; room for as much as the client takes. */
  static MessageBuilder begin(Query query) {
    MessageBuilder reply = DhcpMessage.replyTo(query.message());
    query.message().get(Options.MAX_MESSAGE_SIZE).ifPresent(reply::maxSize);
    return reply;
  }

  private static Reply lease(
      Query query, Grant grant, MessageType type, MessageBuilder reply, Topology topology) {
    Optional<Reservation> reservation = reservation(query, grant.address(), topology);
    reply.put(Options.MESSAGE_TYPE, type).yiaddr(grant.address());
    BootFields.of(query, grant.scope()).putInto(reply);
    Ipv4Address identifier = identifier(query, grant.scope());
    if (UsualOptions.suffice(query, grant.scope(), reservation)) {
      reply.putAll(topology.usualOptions().of(query, grant, identifier));
    } else {
      ReplyOptions.ofLease(query, grant, reservation, identifier).putInto(reply);
    }
    if (type == MessageType.ACK && query.message().messageType().equals(DISCOVER)) {
      reply.put(Options.RAPID_COMMIT, true);
    }
    return finish(query, grant.scope(), reply, ReplyAddressing.ofLease(query, grant.address()));
  }

  private static Optional<Reservation> reservation(
      Query query, Ipv4Address address, Topology topology) {
    return topology.reservations().of(query).filter(own -> own.address().equals(address));
  }

  private static Reply nak(Decision.Nak nak) {
    Query query = nak.query();
    Scope scope = query.network().preferred();
    MessageBuilder reply = begin(query);
    reply
        .put(Options.MESSAGE_TYPE, MessageType.NAK)
        .put(Options.SERVER_IDENTIFIER, identifier(query, scope))
        .put(Options.MESSAGE, nak.reason().sentence(nak.address()));
    if (query.arrival().isRelayed()) {
      reply.broadcast(true);
    }
    return finish(query, scope, reply, ReplyAddressing.ofNak(query));
  }

  private static Reply inform(Decision.InformAck inform, Topology topology) {
    Query query = inform.query();
    MessageBuilder reply = begin(query).ciaddr(query.message().ciaddr());
    BootFields.of(query, inform.scope()).putInto(reply);
    reply.put(Options.MESSAGE_TYPE, MessageType.ACK);
    new ReplyOptions(query, inform.scope(), reservation(query, inform.address(), topology))
        .own(Options.SERVER_IDENTIFIER, identifier(query, inform.scope()))
        .putInto(reply);
    return finish(query, inform.scope(), reply, ReplyAddressing.ofInform(query, inform.address()));
  }

  /** A BOOTP reply has none of the DHCP options (RFC 1534 section 2). */
  private static Reply bootp(Decision.BootpReply decision, Topology topology) {
    Query query = decision.query();
    Grant grant = decision.grant();
    MessageBuilder reply = begin(query).ciaddr(query.message().ciaddr()).yiaddr(grant.address());
    BootFields.of(query, grant.scope()).putInto(reply);
    new ReplyOptions(query, grant.scope(), reservation(query, grant.address(), topology))
        .putInto(reply);
    return finish(query, grant.scope(), reply, ReplyAddressing.ofLease(query, grant.address()));
  }

  private static Ipv4Address identifier(Query query, Scope scope) {
    return ServerIdentity.identifier(query, scope).orElseThrow();
  }

  /**
   * Echoes what the client or its relay agent must find again: the client identifier (RFC 6842),
   * the subnet selection (RFC 3011) and the relay agent's information, last (RFC 3046 section 2.2).
   */
  private static Reply finish(
      Query query, Scope scope, MessageBuilder reply, Destination destination) {
    echo(query, Options.CLIENT_IDENTIFIER.code(), reply);
    echo(query, Options.SUBNET_SELECTION.code(), reply);
    echo(query, Options.RELAY_AGENT_INFORMATION.code(), reply);
    DhcpMessage message = reply.build();
    return new Reply(
        message, ServerIdentity.source(query, scope).orElseThrow(), destination, reply.omitted());
  }

  private static void echo(Query query, int code, MessageBuilder reply) {
    query.message().raw(code).ifPresent(data -> reply.putRaw(code, data));
  }
}
