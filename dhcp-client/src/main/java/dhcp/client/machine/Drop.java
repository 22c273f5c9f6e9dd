package dhcp.client.machine;

import dhcp.client.lease.Reading;

/** Why a message that came to the client's port was not acted on. */
public enum Drop {
  NOT_A_REPLY("it is a request of a client (op 1)"),
  BOOTP("it has no DHCP message type, as BOOTP replies have not"),
  WRONG_XID("its xid is not that of our request"),
  WRONG_HARDWARE_ADDRESS("its htype, hlen and chaddr are not ours"),
  WRONG_CLIENT_ID("it carries another client identifier (RFC 6842)"),
  NO_SERVER_IDENTIFIER("it names no server (option 54)"),
  BAD_SERVER_IDENTIFIER("its server identifier (option 54) is no host's address"),
  OTHER_SERVER("it comes from another server than the chosen one"),
  DENIED_SERVER("the settings do not allow its server"),
  BAD_ADDRESS("its yiaddr is no host's address"),
  NO_LEASE_TIME("it has no lease time (option 51)"),
  ZERO_LEASE_TIME("its lease time (option 51) is zero"),
  REQUIRED_OPTION_MISSING("it lacks an option that the settings require"),
  RAPID_COMMIT_UNASKED("it is an ACK to a DISCOVER that did not ask for rapid commit"),
  RAPID_COMMIT_UNMARKED("it is an ACK to a DISCOVER without rapid commit (option 80, RFC 4039)"),
  FORCERENEW_UNAUTHENTICATED("a FORCERENEW must be authenticated (RFC 3203, RFC 6704)"),
  DUPLICATE("the same came before"),
  TOO_MANY_OFFERS("more offers came than are looked at"),
  NOT_EXPECTED("a client in this state does not wait for such a message"),
  TOO_LATE("its lease had ended when it came");

  private final String sentence;

  Drop(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in words, to follow "ignored because". */
  public String sentence() {
    return sentence;
  }

  static Drop of(Reading.Defect defect) {
    return switch (defect) {
      case NO_SERVER_IDENTIFIER -> NO_SERVER_IDENTIFIER;
      case BAD_SERVER_IDENTIFIER -> BAD_SERVER_IDENTIFIER;
      case BAD_ADDRESS -> BAD_ADDRESS;
      case NO_LEASE_TIME -> NO_LEASE_TIME;
      case ZERO_LEASE_TIME -> ZERO_LEASE_TIME;
    };
  }
}
