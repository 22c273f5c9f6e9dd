package dhcp.server.engine;

import dhcp.net.Ipv4Address;

/**
 * BOOTP requests, which have no message type (RFC 951, RFC 1534 section 2): the client cannot
 * renew, so what it gets is its own for ever.
 */
final class BootpRules {
  private final Books books;
  private final AddressChooser chooser;

  BootpRules(Books books, AddressChooser chooser) {
    this.books = books;
    this.chooser = chooser;
  }

  Decision decide(Query query, long now) {
    if (!books.policy().has(Feature.BOOTP)) {
      return new Decision.Ignore(query, Reason.BOOTP_OFF, Ipv4Address.ANY);
    }
    Choice choice = chooser.choose(query, now);
    return choice instanceof Choice.Found found
        ? new Decision.BootpReply(
            query, Reason.BOOTP, new Grant(found.address(), found.scope(), LeaseTimes.INFINITE))
        : new Decision.Ignore(query, choice.reason(), Ipv4Address.ANY);
  }
}
