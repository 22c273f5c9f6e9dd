package dhcp.server.lease;

/**
 * The end of what was written to a lease database.
 *
 * @param seq the highest number
 * @param written when that was
 */
record LastWrite(long seq, Moment written) {}
