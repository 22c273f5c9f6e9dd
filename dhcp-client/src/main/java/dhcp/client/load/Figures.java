package dhcp.client.load;

/** What was measured. Of exchanges that only prepare or warm up, nothing but what is wrong. */
final class Figures {
  long begun;
  long completed;
  long naks;
  long timedOut;

  /** Messages sent again because nobody had answered. */
  long retransmissions;

  /** Clients that could not be made known. */
  long unprepared;

  /** Leases of an address that another client holds; also of exchanges that are not measured. */
  long doubled;

  /** Answers that no server should give; also to exchanges that are not measured. */
  long wrong;

  /** Answers to what is no longer asked: of a second server, or after a retransmission. */
  long surplus;

  /** Frames that the kernel refused. */
  long unsent;

  /** When the first measured exchange began and the last one was over, nanoseconds. */
  long first;

  long last;

  final Histogram offers = new Histogram();
  final Histogram acks = new Histogram();
  final Histogram exchanges = new Histogram();

  /** The measured time in seconds; 0 when nothing was measured. */
  double seconds() {
    return (last - first) / 1e9;
  }

  /** Completed exchanges a second. */
  double perSecond() {
    return seconds() > 0 ? completed / seconds() : 0;
  }

  /** Whether all went as it should: every exchange was completed and no address given twice. */
  boolean isFlawless() {
    return begun == completed && unprepared == 0 && doubled == 0;
  }
}
