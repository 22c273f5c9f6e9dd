package dhcp.client.lease;

/** What became of reading an OFFER or ACK as a lease: the lease, or why it is none. */
public sealed interface Reading permits Lease, Reading.Unusable {
  /** The message gives no lease that this client could use. */
  record Unusable(Defect defect) implements Reading {}

  /** Why a message that ought to give a lease gives none. */
  enum Defect {
    NO_SERVER_IDENTIFIER("it names no server (option 54)"),
    BAD_SERVER_IDENTIFIER("its server identifier (option 54) is no host's address"),
    BAD_ADDRESS("its yiaddr is no host's address"),
    NO_LEASE_TIME("it has no lease time (option 51)"),
    ZERO_LEASE_TIME("its lease time (option 51) is zero");

    private final String sentence;

    Defect(String sentence) {
      this.sentence = sentence;
    }

    /** The reason in words, to follow "ignored because". */
    public String sentence() {
      return sentence;
    }
  }
}
