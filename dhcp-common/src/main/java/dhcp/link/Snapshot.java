package dhcp.link;

/**
 * What the kernel tells of an interface: its state, and what only this package needs.
 *
 * @param name what it is called now
 * @param setUp whether it is set up, with or without a carrier: only then it can be opened
 * @param hardwareType ARP's number of the hardware (RFC 826), or one of Linux's own
 * @param carrierChanges how often the carrier came or went since the interface was made
 */
record Snapshot(
    InterfaceState state, String name, boolean setUp, int hardwareType, int carrierChanges) {
  private static final int ETHERNET = 1;
  private static final int LOOPBACK = 772;

  static Snapshot absent(String name) {
    return new Snapshot(InterfaceState.ABSENT, name, false, ETHERNET, 0);
  }

  /** Whether it carries Ethernet frames, as Linux's loopback does too. */
  boolean isEthernet() {
    return hardwareType == ETHERNET || hardwareType == LOOPBACK;
  }
}
