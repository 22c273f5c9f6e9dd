package dhcp.message;

/**
 * A datagram that is no DHCP message, so that a server or client counts it and goes on.
 *
 * @param reason what is wrong with it
 */
public record Malformed(Reason reason) implements Parsed {

  /** Every way in which a datagram fails to be a message. */
  public enum Reason {
    TOO_SHORT("it is shorter than the 236 bytes of the header and the 4 of the cookie"),
    TOO_LONG("it is longer than a UDP datagram can be"),
    BAD_OP("its op is neither BOOTREQUEST (1) nor BOOTREPLY (2)"),
    BAD_HLEN("its hlen is not 1 to 16, or not 6 although its htype is Ethernet"),
    OPTION_PAST_END("an option is longer than the field that it lies in"),
    NO_END("its options end without END (255)"),
    REPEATED_MESSAGE_TYPE("it has more than one message type option"),
    BAD_MESSAGE_TYPE("its message type is not one byte with a known value");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The reason in words, to follow "dropped:". */
    public String sentence() {
      return sentence;
    }
  }
}
