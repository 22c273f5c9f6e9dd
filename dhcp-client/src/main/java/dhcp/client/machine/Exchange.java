package dhcp.client.machine;

/**
 * A request on its way: sent, perhaps several times, and not answered yet (RFC 2131 section 4.1).
 *
 * <p>Every retransmission keeps the xid, so an answer may be to any of them; a lease is therefore
 * counted from the first (section 4.4.1: "the time at which the original request was sent").
 *
 * @param xid the transaction, as in the message
 * @param secs the value of that field in the last message, seconds since the client began
 * @param firstSentAt when it was sent for the first time, milliseconds
 * @param sent how many times it was sent
 * @param resendAt when it is to be sent again or given up
 */
public record Exchange(int xid, int secs, long firstSentAt, int sent, long resendAt) {
  /** Sent for the first time. */
  static Exchange begin(int xid, int secs, long now, long resendAt) {
    return new Exchange(xid, secs, now, 1, resendAt);
  }

  Exchange resent(int secs, long resendAt) {
    return new Exchange(xid, secs, firstSentAt, sent + 1, resendAt);
  }
}
