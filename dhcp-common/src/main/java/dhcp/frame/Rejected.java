package dhcp.frame;

/**
 * A frame that is not used, with the reason, so that it can be counted.
 *
 * @param reason the first thing that was wrong
 */
public record Rejected(Reason reason) implements Frame {
  /** Why a frame is not used. */
  public enum Reason {
    TRUNCATED("the frame ends before its headers or its datagram do"),
    VLAN("the frame is tagged for a VLAN, which is another network"),
    NOT_IP("the frame holds neither IPv4 nor ARP"),
    BAD_IHL("the IPv4 header names another version or a length below 20 bytes"),
    BAD_IP_LENGTH("the IPv4 total length is below that of its header"),
    BAD_IP_CHECKSUM("the IPv4 header checksum is wrong"),
    FRAGMENT("the datagram is a fragment"),
    NOT_UDP("the datagram is not UDP"),
    BAD_UDP_LENGTH("the UDP length is below 8 bytes or beyond the datagram"),
    BAD_UDP_CHECKSUM("the UDP checksum is neither right, nor absent, nor left to the hardware"),
    BAD_ARP("the ARP packet is not a request or reply for IPv4 over Ethernet");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The reason as people read it in a log. */
    public String sentence() {
      return sentence;
    }
  }
}
