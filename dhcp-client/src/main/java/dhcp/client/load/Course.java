package dhcp.client.load;

import dhcp.client.load.Flight.Purpose;
import dhcp.client.load.LoadPlan.Pace;
import dhcp.client.load.LoadPlan.Rate;
import dhcp.client.load.LoadPlan.Visits;

/**
 * Which client comes when: the clients in turn, first those that prepare or warm up, then those
 * that are measured, until each came once or the time is over.
 */
final class Course {
  private static final long NANOS = 1_000_000_000L;

  private final LoadPlan plan;
  private Purpose purpose;
  private boolean ended;

  /** When the present purpose began. */
  private long since;

  /** How many exchanges began for it. */
  private long begun;

  /** How many clients came in all, the same one again counted again. */
  private long visits;

  Course(LoadPlan plan, long now) {
    this.plan = plan;
    this.purpose = plan.visits() == Visits.KNOWN ? Purpose.PREPARING : Purpose.WARMING_UP;
    this.since = now;
  }

  /** What the next exchange is for. */
  Purpose purpose() {
    return purpose;
  }

  /** Whether there is no next exchange. */
  boolean hasEnded() {
    return ended;
  }

  /** When the present purpose began, nanoseconds. */
  long since() {
    return since;
  }

  /** Whether an exchange is to begin now; room for it provided. */
  boolean isDue(long now) {
    advance(now);
    return !ended && begun < allowed(plan.pace(), now);
  }

  private long allowed(Pace pace, long now) {
    return pace instanceof Rate rate && purpose != Purpose.PREPARING
        ? 1 + (long) ((double) (now - since) * rate.perSecond() / NANOS)
        : Long.MAX_VALUE;
  }

  private void advance(long now) {
    if (purpose == Purpose.PREPARING && begun == plan.clients()) {
      turn(Purpose.WARMING_UP, now);
    }
    if (purpose == Purpose.WARMING_UP && now - since >= plan.extent().warmUpNanos()) {
      turn(Purpose.MEASURED, now);
    }
    if (purpose == Purpose.MEASURED) {
      ended |=
          plan.extent().durationNanos().isPresent()
              ? now - since >= plan.extent().durationNanos().getAsLong()
              : begun == plan.clients();
    }
  }

  private void turn(Purpose next, long now) {
    purpose = next;
    since = now;
    begun = 0;
  }

  /** The client whose exchange begins now. */
  int next() {
    begun++;
    return (int) (visits++ % plan.clients());
  }

  /** Begins no more exchanges. */
  void end() {
    ended = true;
  }
}
