package dhcp.client.load;

import java.util.Arrays;

/**
 * Who holds which address until when, as the servers have acknowledged it: finds an address that
 * was given to a second client while the first one's lease lives.
 *
 * <p>A hash table in plain arrays, at most half full, because there may be millions of clients.
 */
final class Holders {
  private static final int NOBODY = -1;
  private static final int SMALLEST = 1024;
  private static final long INFINITE = 0xffffffffL;
  private static final long NANOS = 1_000_000_000L;

  /** Each client's address; 0 for none. */
  private final int[] addressOf;

  private int[] addresses = new int[SMALLEST];
  private int[] clients = new int[SMALLEST];
  private long[] ends = new long[SMALLEST];
  private int size;

  Holders(int mostClients) {
    addressOf = new int[mostClients];
  }

  /**
   * A client was given an address, and has no other one any more.
   *
   * @param leaseSeconds unsigned
   * @return false when another client holds it
   */
  boolean take(int address, int client, int leaseSeconds, long nowNanos) {
    if (addressOf[client] != address) {
      giveUp(client);
    }
    int at = place(address);
    boolean free =
        addresses[at] == 0
            || clients[at] == client
            || clients[at] == NOBODY
            || ends[at] - nowNanos <= 0;
    if (addresses[at] == 0) {
      size++;
    }
    addresses[at] = address;
    clients[at] = client;
    ends[at] = end(Integer.toUnsignedLong(leaseSeconds), nowNanos);
    addressOf[client] = address;
    if (size * 2 > addresses.length) {
      grow();
    }
    return free;
  }

  private static long end(long seconds, long nowNanos) {
    return seconds == INFINITE ? nowNanos + Long.MAX_VALUE / 2 : nowNanos + seconds * NANOS;
  }

  /** A client holds no address any more. */
  void giveUp(int client) {
    if (addressOf[client] != 0) {
      int at = place(addressOf[client]);
      if (clients[at] == client) {
        clients[at] = NOBODY;
      }
      addressOf[client] = 0;
    }
  }

  private int place(int address) {
    int mask = addresses.length - 1;
    int at = address * 0x9E3779B9 >>> 8 & mask;
    while (addresses[at] != 0 && addresses[at] != address) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    int[] oldAddresses = addresses;
    int[] oldClients = clients;
    long[] oldEnds = ends;
    addresses = new int[oldAddresses.length * 2];
    clients = Arrays.copyOf(oldClients, addresses.length);
    ends = Arrays.copyOf(oldEnds, addresses.length);
    for (int i = 0; i < oldAddresses.length; i++) {
      if (oldAddresses[i] != 0) {
        int at = place(oldAddresses[i]);
        addresses[at] = oldAddresses[i];
        clients[at] = oldClients[i];
        ends[at] = oldEnds[i];
      }
    }
  }
}
