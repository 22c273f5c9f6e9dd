package dhcp.client.load;

/** One exchange that is under way, or room for one. Used again and again. */
final class Flight {
  /** What is waited for. */
  enum Phase {
    FREE,
    OFFER,
    ACK
  }

  /** Whether the exchange is part of what is measured. */
  enum Purpose {
    /** To make a client known to the server. */
    PREPARING,
    /** To get the server going. */
    WARMING_UP,
    MEASURED
  }

  /** The place among all flights, which is the low half of {@link #xid}. */
  final int place;

  Phase phase = Phase.FREE;
  Purpose purpose = Purpose.PREPARING;
  int client;
  int xid;
  int address;
  int server;

  /** When the exchange began, nanoseconds. */
  long began;

  /** When the message that is being answered was sent first, and last. */
  long firstSent;

  long lastSent;
  int transmissions;

  /**
   * Room for exchanges.
   *
   * @param generation by which the first transaction differs from those of others
   */
  Flight(int place, int generation) {
    this.place = place;
    this.xid = generation << 16 | place;
  }

  /** Begins an exchange, in a transaction of its own. */
  void begin(int nextClient, Purpose nextPurpose, long now) {
    client = nextClient;
    purpose = nextPurpose;
    xid += 1 << 16;
    began = now;
    await(Phase.OFFER, now);
  }

  /** A message of a new kind is sent now. */
  void await(Phase next, long now) {
    phase = next;
    firstSent = now;
    lastSent = now;
    transmissions = 1;
  }
}
