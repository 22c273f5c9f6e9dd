package dhcp.client.lease;

/**
 * Something about a lease that the user should know, though the lease is used.
 *
 * @param kind what it is about
 * @param detail the value in question; it may come from the network and is not yet escaped
 */
public record Remark(Kind kind, String detail) {
  /** The sorts of remark, each with words to precede the detail. */
  public enum Kind {
    NO_MASK("no subnet mask came; the class of the address gives"),
    BAD_MASK("the subnet mask has holes; the class of the address is used instead of"),
    MALFORMED("an option is not as its definition says, left out:"),
    NOT_A_HOST_ADDRESS("the address is its own subnet's first or last one:"),
    ROUTE_IGNORED("a route was left out:"),
    TOO_MANY_ROUTES("more routes than are applied; left out:"),
    ROUTER_OFF_LINK("a gateway is outside the subnet:"),
    ALL_TRAFFIC_REDIRECTED(
        "classless routes (option 121) more specific than a default route cover all addresses, which draws"
            + " traffic out of a VPN (CVE-2024-3661):"),
    NAME_IGNORED("not a valid name, left out:"),
    ADDRESS_IGNORED("not a host's address, left out:"),
    MTU_IGNORED("an MTU outside 576 to 9216 is left out:"),
    OLD_VALUE_KEPT("the renewal was silent on options that the lease had; kept:");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }

    /** The remark in words, to be followed by the detail. */
    public String sentence() {
      return sentence;
    }
  }
}
