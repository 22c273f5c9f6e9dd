package dhcp.client.machine;

/**
 * How an address is tried by ARP before it is used (RFC 5227, with shorter waits: a neighbour on
 * today's links answers within milliseconds, and RFC 5227 section 2.1.1 would hold the client up
 * for seven seconds). An answer that comes later ends the use of the address ({@link
 * HoldingBehaviour}).
 *
 * @param probes how many ARP probes are sent; 0 turns the check, the announcements and the defence
 *     off
 * @param spacingMillis time after each probe, in which an answer may come
 */
public record ConflictCheck(int probes, long spacingMillis) {
  public static final ConflictCheck USUAL = new ConflictCheck(3, 35);
  public static final ConflictCheck OFF = new ConflictCheck(0, 0);

  public boolean isOn() {
    return probes > 0;
  }
}
