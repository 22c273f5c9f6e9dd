package dhcp.client.machine;

import dhcp.client.lease.Lease;

/** Whether the lease of a bound client is on the interface yet. */
public sealed interface Placement {
  /** It is. */
  record Done() implements Placement {}

  /**
   * {@link Action.Configure} was asked for and not answered; the lease is a new one.
   *
   * @param effort what it took to get it, which goes on should it fail
   */
  record First(Effort effort) implements Placement {}

  /** The same for a lease that extends one that is in place already. */
  record Again(Lease previous, Notice.How how) implements Placement {}
}
