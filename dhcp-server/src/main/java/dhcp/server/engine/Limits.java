package dhcp.server.engine;

import java.util.OptionalInt;

/**
 * Bounds that keep one client, or many made-up ones, from hurting the others or the disk.
 *
 * @param messagesPerSecond how many messages a client may send, on average; no limit when empty
 * @param offers how many unanswered offers are held at once, 1 to 1,000,000
 * @param probesPerSecond how many ARP probes are sent at most, 0 to 10,000
 * @param renewCachePercent a lease younger than this share of its time, 0 to 99, is not stored
 *     again when its client renews it: the client is told what is left
 * @param addressesPerClient how many addresses one hardware address may hold or be offered,
 *     whatever its client identifiers; no limit when empty
 * @param addressesPerCircuit how many addresses the clients of one port of a relay agent may hold
 *     or be offered in one subnet; no limit when empty
 */
public record Limits(
    OptionalInt messagesPerSecond,
    int offers,
    int probesPerSecond,
    int renewCachePercent,
    OptionalInt addressesPerClient,
    OptionalInt addressesPerCircuit) {
  public static final Limits DEFAULT = new Limits(OptionalInt.empty(), 65_536, 200);

  /** With every renewal stored. */
  public Limits(OptionalInt messagesPerSecond, int offers, int probesPerSecond) {
    this(messagesPerSecond, offers, probesPerSecond, 0);
  }

  /** With no bound to how many addresses anybody has. */
  public Limits(
      OptionalInt messagesPerSecond, int offers, int probesPerSecond, int renewCachePercent) {
    this(
        messagesPerSecond,
        offers,
        probesPerSecond,
        renewCachePercent,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  public Limits {
    if (messagesPerSecond.isPresent() && messagesPerSecond.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "a client must be allowed 1 message per second or more, not "
              + messagesPerSecond.getAsInt());
    }
    if (offers < 1 || offers > 1_000_000) {
      throw new IllegalArgumentException("offers held must be 1 to 1000000, not " + offers);
    }
    if (probesPerSecond < 0 || probesPerSecond > 10_000) {
      throw new IllegalArgumentException(
          "probes per second must be 0 to 10000, not " + probesPerSecond);
    }
    if (renewCachePercent < 0 || renewCachePercent > 99) {
      throw new IllegalArgumentException(
          "the share of a lease without a store must be 0 to 99 %, not " + renewCachePercent);
    }
    refuseNone(addressesPerClient);
    refuseNone(addressesPerCircuit);
  }

  private static void refuseNone(OptionalInt addresses) {
    if (addresses.isPresent() && addresses.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "1 address or more must be allowed, not " + addresses.getAsInt());
    }
  }
}
