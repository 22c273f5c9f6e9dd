package dhcp.client.config;

/**
 * The occasions on which a hook script is called: udhcpc's, and one more at the end. The word is
 * the script's only argument.
 */
public enum HookEvent {
  /** There is no lease (any more): set the interface up, take configuration away. */
  DECONFIG("deconfig"),
  /** There is a new lease: configure it. */
  BOUND("bound"),
  /** The lease was extended, perhaps with other parameters. */
  RENEW("renew"),
  /** A server refused what was requested. */
  NAK("nak"),
  /** No server answered; it is tried again. */
  LEASEFAIL("leasefail"),
  /** The client ends. A lease that it did not give back is still valid. */
  STOP("stop");

  private final String argument;

  HookEvent(String argument) {
    this.argument = argument;
  }

  /** The script's argument. */
  public String argument() {
    return argument;
  }
}
