package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.Op;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/** Turns away what no rule needs to look at, whatever type it is. */
final class Gatekeeper {
  /** RFC 1542 section 4.1.1 lets relay agents drop above 16; so many have not been seen alive. */
  private static final int MOST_HOPS = 16;

  private final ServerPolicy policy;
  private final Optional<RateLimiter> messages;

  Gatekeeper(ServerPolicy policy) {
    this.policy = policy;
    messages =
        policy.limits().messagesPerSecond().isPresent()
            ? Optional.of(limiter(policy.limits().messagesPerSecond().getAsInt()))
            : Optional.empty();
  }

  /** Twice a second's worth at once, and always enough for a lease with a retry. */
  private static RateLimiter limiter(int perSecond) {
    return new RateLimiter(Math.max(4, 2 * perSecond), perSecond);
  }

  /** Why a message is not looked at; empty when it is. */
  Optional<Decision> turnAway(Query query, Topology topology, long now) {
    Arrival arrival = query.arrival();
    DhcpMessage message = arrival.message();
    if (message.op() != Op.BOOTREQUEST) {
      return ignore(query, Reason.NOT_A_REQUEST, Ipv4Address.ANY);
    }
    if (!isForUs(arrival, topology)) {
      return ignore(query, Reason.NOT_FOR_US, arrival.destination());
    }
    if (message.hops() > MOST_HOPS || arrival.isRelayed() && !message.giaddr().isUnicast()) {
      return ignore(query, Reason.BAD_RELAY, message.giaddr());
    }
    if (policy.has(Feature.RELAY_ONLY) && !arrival.isRelayed() && !arrival.isUnicast()) {
      return ignore(query, Reason.RELAY_ONLY, Ipv4Address.ANY);
    }
    if (policy.has(Feature.VERIFY_CHADDR) && arrival.hasForeignChaddr()) {
      return ignore(query, Reason.FOREIGN_CHADDR, Ipv4Address.ANY);
    }
    if (messages.isPresent() && messages.get().isSpent(sender(query), now)) {
      return ignore(query, Reason.RATE_LIMITED, Ipv4Address.ANY);
    }
    return Optional.empty();
  }

  private static boolean isForUs(Arrival arrival, Topology topology) {
    Ipv4Address destination = arrival.destination();
    return destination.isBroadcast()
        || arrival.link().owns(destination)
        || topology.isIdentifier(destination)
        || arrival.link().isDirectedBroadcast(destination);
  }

  /** Counts a message against what its sender may send, unless it was turned away for that. */
  void count(Decision decision, long now) {
    if (messages.isPresent() && decision.reason() != Reason.RATE_LIMITED) {
      messages.get().count(sender(decision.query()), now);
    }
  }

  private static int sender(Query query) {
    return query.message().chaddr().hashCode();
  }

  private static Optional<Decision> ignore(Query query, Reason reason, Ipv4Address about) {
    return Optional.of(new Decision.Ignore(query, reason, about));
  }
}
