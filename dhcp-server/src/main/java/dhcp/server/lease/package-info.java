/**
 * Leases on disk: an ACK leaves only after its lease is here (RFC 2131 section 3.1(4)). SQLite or
 * PostgreSQL behind {@link dhcp.server.lease.LeaseStore}; nothing else in the server knows SQL or
 * JDBC.
 *
 * <p>In SQLite, leases whose addresses are neighbours are written into the table of leases at once,
 * which changes few of its pages. Others are one row, or a few, appended to a journal: a
 * transaction costs little more than its {@code fdatasync}, however scattered its addresses are.
 * Whenever nobody waits, the journal is folded into the table and emptied. PostgreSQL has such a
 * journal of its own, so there a write is one statement on the table.
 */
package dhcp.server.lease;
