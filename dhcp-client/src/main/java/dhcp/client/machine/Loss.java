package dhcp.client.machine;

/** Why a lease is no longer used. */
public enum Loss {
  EXPIRED("the lease ended and no server had extended it"),
  REFUSED("a server refused to extend it (DHCPNAK)"),
  CONFLICT("another host uses the address"),
  RELEASED("it was given back"),
  RENUMBERED("the server gave another address"),
  LINK_LOST("the link went down"),
  NOT_CONFIRMED("no server confirmed it"),
  INTERFACE_CHANGED("the interface has another hardware address"),
  INTERFACE_GONE("the interface went away"),
  NOT_CONFIGURED("it could not be put on the interface");

  private final String sentence;

  Loss(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in words, to follow "because". */
  public String sentence() {
    return sentence;
  }
}
