package dhcp.server.lease;

/**
 * A moment by both clocks: one that nothing moves but that ends with the boot, and one that
 * outlives it but that anybody may set.
 *
 * @param boot which boot of which machine; 0 when that cannot be told
 * @param uptime milliseconds since the boot, suspended time included: the engine's clock
 * @param wall milliseconds since 1970 by the wall clock, right or wrong
 */
public record Moment(long boot, long uptime, long wall) {
  /** Whether uptimes of both can be compared. */
  boolean isOfSameBoot(Moment other) {
    return boot != 0 && boot == other.boot;
  }
}
