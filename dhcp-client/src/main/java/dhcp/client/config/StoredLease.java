package dhcp.client.config;

import dhcp.client.lease.Lease;

/** What a lease file gives a client that starts. */
public sealed interface StoredLease {
  /**
   * A lease of this client, perhaps over by now.
   *
   * @param lease with its times on the clock of now
   */
  record Found(Lease lease) implements StoredLease {}

  /** There is none. */
  record Absent() implements StoredLease {}

  /**
   * There is one that is none of this client's business.
   *
   * @param reason a sentence for the log
   */
  record OfAnother(String reason) implements StoredLease {}

  /**
   * There is something that cannot be used.
   *
   * @param reason a sentence for the log, escaped
   */
  record Ignored(String reason) implements StoredLease {}
}
