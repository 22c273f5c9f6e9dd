package dhcp.server.engine;

/**
 * What an address that the server knows something about is to it. An offer is no state of these.
 */
public enum LeaseState {
  /** Acknowledged in memory, not yet known to be on disk: no ACK has left for it. */
  PENDING,
  /** A client's until its end. */
  BOUND,
  /** Given back by its client, and remembered for it (RFC 2131 section 4.3.4). */
  RELEASED,
  /** Run out, and remembered for its client. */
  EXPIRED,
  /** Found in use by its client, which declined it; given to nobody until its end. */
  DECLINED,
  /** Seen in use by a station that has no lease for it; given to nobody else until its end. */
  CONFLICT;

  private static final LeaseState[] VALUES = values();

  static LeaseState of(byte ordinal) {
    return VALUES[ordinal];
  }

  /** Whether the address belongs to a client as long as the end has not come. */
  public boolean isLease() {
    return switch (this) {
      case PENDING, BOUND -> true;
      case RELEASED, EXPIRED, DECLINED, CONFLICT -> false;
    };
  }

  /** Whether the address is given to nobody as long as the end has not come. */
  public boolean isQuarantine() {
    return switch (this) {
      case DECLINED, CONFLICT -> true;
      case PENDING, BOUND, RELEASED, EXPIRED -> false;
    };
  }
}
