package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import java.util.List;

/** Where leases outlive the process. One thread at a time. */
public interface LeaseStore extends AutoCloseable {
  /** What a store that was opened again holds. */
  enum Reopened {
    /** All that was ever written and returned from. */
    INTACT,
    /** Perhaps less, for it was damaged: everything known must be written again. */
    REBUILT
  }

  /**
   * Makes changes durable, all or none. They are on disk when this returns.
   *
   * @param changes in the order in which they happened
   * @throws StoreException when they may not be on disk; the store is of no use then until {@link
   *     #reopen} succeeds, and the changes must be written again
   */
  void write(List<LeaseChange> changes) throws StoreException;

  /**
   * Does a piece of housekeeping, some milliseconds of work; to be called when nobody waits.
   *
   * @return whether more is to be done at once
   * @throws StoreException as {@link #write} does
   */
  boolean tidy() throws StoreException;

  /** Whether {@link #tidy} must be called now, even if somebody waits. */
  boolean isCrowded();

  /**
   * Starts anew after a failure, trusting nothing that the failed connection has in memory.
   *
   * @throws StoreException when the cause of the failure has not gone
   */
  Reopened reopen() throws StoreException;

  /** Lets go of everything. */
  @Override
  void close();
}
