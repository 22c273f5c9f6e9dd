package dhcp.server.engine;

import java.util.List;

/**
 * What time alone has changed since the last sweep.
 *
 * @param expired leases that ran out; they are remembered, and the store need not know
 * @param forgotten addresses about which nothing is known any more; to be removed from the store
 */
public record Swept(List<LeaseRecord> expired, List<LeaseChange> forgotten) {}
