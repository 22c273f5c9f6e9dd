package dhcp.server;

import dhcp.server.engine.LeaseChange;
import java.util.List;

/**
 * Between the lease table and the wire: what depends on a change of leases leaves when that change
 * is safe, and not before (RFC 2131 section 3.1(4)).
 */
interface Commit extends AutoCloseable {
  /**
   * Makes changes safe. May return before they are.
   *
   * @param changes in the order in which they happened; may be empty
   * @param then called once they are safe, on any thread; never called when they cannot be made so
   */
  void store(List<LeaseChange> changes, Runnable then);

  @Override
  void close();
}
