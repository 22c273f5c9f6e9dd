package dhcp.server.engine;

/** How much a server is asked for, as its shell sees it. */
public enum Load {
  /** What comes is decided as soon as it comes. */
  ORDINARY,
  /**
   * Messages wait so long that their senders will give up. DISCOVERs of clients that nothing is
   * known about are then left alone, so that those that have an address can keep it.
   */
  OVERLOAD
}
