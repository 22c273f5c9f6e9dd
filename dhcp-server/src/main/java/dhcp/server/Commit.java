package dhcp.server;

import dhcp.server.engine.LeaseChange;
import java.util.List;

/**
 * Between the lease table and the wire: what depends on a change of leases leaves when that change
 * is safe, and not before (RFC 2131 section 3.1(4)).
 */
interface Commit extends AutoCloseable {
  /** What depends on changes. */
  interface Answer {
    /** Is called once they are safe, on any thread; never when they cannot be made so. */
    void leave(Outbox outbox);
  }

  /** For changes that nobody waits for. */
  Answer NOBODY = outbox -> {};

  /**
   * Makes changes safe, at the latest when {@link #proceed} is called; may return before they are.
   *
   * @param changes in the order in which they happened; may be empty
   * @param now when they happened, by the engine's clock
   * @param outbox the calling thread's, for an answer that need not wait
   */
  void store(List<LeaseChange> changes, long now, Outbox outbox, Answer then);

  /** Has what was given so far be made safe now: until then it may wait for more to go with it. */
  void proceed();

  @Override
  void close();
}
