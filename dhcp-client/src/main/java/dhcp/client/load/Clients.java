package dhcp.client.load;

import dhcp.net.MacAddress;

/** The simulated clients' hardware addresses, made up: 02, two bytes of seed, three of number. */
final class Clients {
  private static final long LOCALLY_ADMINISTERED = 0x02L << 40;

  private final long base;

  Clients(int seed) {
    base = LOCALLY_ADMINISTERED | (seed & 0xffffL) << 24;
  }

  /**
   * A client's address as a number.
   *
   * @param client 0 to {@link LoadPlan#MOST_CLIENTS} - 1
   */
  long mac(int client) {
    return base | client;
  }

  MacAddress macAddress(int client) {
    return new MacAddress(mac(client));
  }
}
