package dhcp.server.engine;

import dhcp.net.Ipv4Address;

/** The address for a client, or why there is none. */
sealed interface Choice {
  Reason reason();

  /**
   * An address.
   *
   * @param claim what makes it the client's to have
   */
  record Found(Reason reason, Scope scope, Ipv4Address address, Claim claim) implements Choice {}

  /** No address. */
  record None(Reason reason) implements Choice {}
}
