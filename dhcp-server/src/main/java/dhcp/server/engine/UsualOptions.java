package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.OptionRun;
import dhcp.net.Ipv4Address;
import java.util.Arrays;
import java.util.Optional;

/**
 * The options of replies for a lease that follow from subnet, parameter request list, server
 * identifier and lease time alone, kept for the next client that asks for the same: most of a
 * network's clients do. Bounded; what hashes alike takes each other's place.
 */
final class UsualOptions {
  private static final int PLACES = 256;

  private record Kept(
      Scope scope, Ipv4Address identifier, long leaseSeconds, byte[] asked, OptionRun options) {
    boolean isFor(Grant grant, Ipv4Address server, byte[] list) {
      return scope == grant.scope()
          && leaseSeconds == grant.leaseSeconds()
          && identifier.equals(server)
          && Arrays.equals(asked, list);
    }
  }

  private final Kept[] kept = new Kept[PLACES];

  /** Whether nothing else says what a reply carries: no reservation, no class, no boot settings. */
  static boolean suffice(Query query, Scope scope, Optional<Reservation> reservation) {
    return reservation.isEmpty() && query.classes().isEmpty() && scope.policy().boot().isEmpty();
  }

  /** The options of a reply that they {@link #suffice} for. */
  OptionRun of(Query query, Grant grant, Ipv4Address identifier) {
    byte[] asked = ReplyOptions.asked(query);
    int place = place(grant, asked);
    Kept found = kept[place];
    if (found == null || !found.isFor(grant, identifier, asked)) {
      OptionRun options = options(query, grant, identifier);
      found = new Kept(grant.scope(), identifier, grant.leaseSeconds(), asked, options);
      kept[place] = found;
    }
    return found.options;
  }

  private static int place(Grant grant, byte[] asked) {
    int hash = Arrays.hashCode(asked) * 31 + Long.hashCode(grant.leaseSeconds());
    hash = hash * 31 + grant.scope().policy().subnet().network().bits();
    return (hash ^ hash >>> 16) & PLACES - 1;
  }

  private static OptionRun options(Query query, Grant grant, Ipv4Address identifier) {
    MessageBuilder reply = DhcpMessage.replyTo(query.message());
    ReplyOptions.ofLease(query, grant, Optional.empty(), identifier).putInto(reply);
    return reply.options();
  }
}
