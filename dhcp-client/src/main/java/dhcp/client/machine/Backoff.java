package dhcp.client.machine;

import java.util.random.RandomGenerator;

/** How long to wait before the next try (RFC 2131 sections 4.1 and 4.4.5). Milliseconds. */
final class Backoff {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;

  private static final long SHORTEST_ANSWER_WAIT = 4 * SECOND;
  private static final int MOST_DOUBLINGS = 4;

  private static final long LONGEST_REFUSAL_WAIT = 5 * MINUTE;
  private static final int MOST_REFUSAL_DOUBLINGS = 7;

  private Backoff() {}

  /**
   * For an answer to a message sent so many times: 4, 8, 16, 32, 64, 64... s, each ±1 s uniform.
   */
  static long answer(int sent, RandomGenerator random) {
    long wait = SHORTEST_ANSWER_WAIT << Math.min(sent - 1, MOST_DOUBLINGS);
    return wait - SECOND + random.nextLong(2 * SECOND + 1);
  }

  /**
   * Before starting again after so many refusals in a row: not at all after the first, so that a
   * host in a new network is served at once, then 4, 8, 16... s to 5 minutes and up to a quarter
   * more, so that no server and client can keep each other busy.
   */
  static long refusal(int refusals, RandomGenerator random) {
    if (refusals <= 1) {
      return 0;
    }
    long wait =
        Math.min(
            SHORTEST_ANSWER_WAIT << Math.min(refusals - 2, MOST_REFUSAL_DOUBLINGS),
            LONGEST_REFUSAL_WAIT);
    return wait + random.nextLong(wait / 4 + 1);
  }

  /**
   * Before a renewal or rebinding is sent again: half of the time left, at least 60 s (section
   * 4.4.5). Where the whole phase is shorter than that, a quarter of it but at least a second is
   * the least, or a short lease would be asked for only once.
   *
   * @param phase from the beginning of the phase to its end
   * @param left from now to its end
   */
  static long extension(long phase, long left) {
    long least = phase >= MINUTE ? MINUTE : Math.max(phase / 4, SECOND);
    return Math.max(left / 2, least);
  }
}
