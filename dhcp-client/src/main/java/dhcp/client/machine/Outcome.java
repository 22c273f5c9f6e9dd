package dhcp.client.machine;

/** Why the machine ended: what the process's exit code tells. */
public enum Outcome {
  /** What was asked for was done. */
  DONE,
  /** It could not be done: no lease to release, or the interface could not be configured. */
  FAILED,
  /** The interface went away. */
  NO_INTERFACE,
  /** No server offered anything in time. */
  NO_OFFER,
  /** Servers refused what was requested (DHCPNAK). */
  REFUSED,
  /** The address was in use by somebody else. */
  ADDRESS_IN_USE,
  /** Offers came, and the policy allowed none of them. */
  NONE_ACCEPTABLE,
  /** It was told to stop before it was done. */
  INTERRUPTED
}
