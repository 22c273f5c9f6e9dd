package dhcp.server.lease;

/**
 * A row of history: a client's time with an address that is over.
 *
 * @param address 0 to 2^32-1
 * @param client as in {@link LeaseRow}, and so are the next three
 * @param since milliseconds since 1970 by the wall clock
 * @param until the same
 */
record Tenancy(
    long address,
    String client,
    String hardware,
    String hostname,
    String agent,
    long since,
    long until) {
  private static final long LAST_ADDRESS = 0xffff_ffffL;

  /** A sum over everything, by which a row that the disk has changed is known. */
  long check() {
    return LeaseRow.checksum(
        String.join("|", Long.toString(address), client, hardware, hostname, agent)
            + "|"
            + since
            + "|"
            + until);
  }

  /** Whether it can be what it seems to be, which is all that can be asked without a sum. */
  boolean isPlausible() {
    boolean known = client.startsWith("id:") || client.startsWith("mac:");
    return known && address >= 0 && address <= LAST_ADDRESS;
  }
}
