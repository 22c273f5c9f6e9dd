package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.List;

/**
 * Writes the answers to DHCPLEASEQUERY, which go to the relay agent that asked (RFC 4388 section
 * 6.4.2): whose the address is, for how long still, and when the client was last heard of.
 */
final class LeaseQueryWriter {
  private LeaseQueryWriter() {}

  static Reply write(Decision.LeaseQueryReply decision) {
    Query query = decision.query();
    Ipv4Address source = ServerIdentity.asked(query.arrival()).orElseThrow();
    MessageBuilder reply = ReplyWriter.begin(query).ciaddr(decision.address());
    reply.put(Options.MESSAGE_TYPE, decision.type()).put(Options.SERVER_IDENTIFIER, source);
    if (!decision.leases().isEmpty()) {
      putLease(decision.leases().get(0), decision.now(), reply);
      putOthers(decision.leases(), reply);
    }
    DhcpMessage message = reply.build();
    return new Reply(message, source, ReplyAddressing.relay(query), reply.omitted());
  }

  private static void putLease(LeaseRecord lease, long now, MessageBuilder reply) {
    lease.hardwareAddress().ifPresent(reply::chaddr);
    if (lease.end() == LeaseRecord.NEVER) {
      reply.put(Options.LEASE_TIME, LeaseTimes.INFINITE);
    } else {
      reply.put(Options.LEASE_TIME, (lease.end() - now) / 1000);
      reply.put(Options.CLIENT_LAST_TRANSACTION_TIME, Math.max(0, (now - lease.start()) / 1000));
    }
    if (lease.client().source() == ClientKey.Source.CLIENT_IDENTIFIER) {
      reply.put(Options.CLIENT_IDENTIFIER, lease.client().octets().toBytes());
    }
    if (!lease.agentInformation().isEmpty()) {
      reply.putRaw(Options.RELAY_AGENT_INFORMATION.code(), lease.agentInformation().toBytes());
    }
  }

  /** The client's other addresses, which the relay agent may ask about next. */
  private static void putOthers(List<LeaseRecord> leases, MessageBuilder reply) {
    if (leases.size() > 1) {
      reply.put(Options.ASSOCIATED_IP, leases.stream().skip(1).map(LeaseRecord::address).toList());
    }
  }
}
