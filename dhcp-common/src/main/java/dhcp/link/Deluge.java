package dhcp.link;

/**
 * Notices when so many frames come that are no messages that reading them would keep us from those
 * that are. The kernel then drops them for a while, which costs it next to nothing; in ordinary
 * life each is read, so that it can be counted and told of. Used by one thread.
 */
final class Deluge {
  /** So many frames in a second that are no messages are no accident. */
  static final int MOST = 2_000;

  static final long SECOND = 1_000_000_000L;

  /** How long the kernel drops them, before it is looked whether they still come. */
  static final long STRICT_NANOS = 10 * SECOND;

  /** What the kernel lets through. */
  enum Strictness {
    /** Whatever is sent to the ports of DHCP. */
    ORDINARY,
    /** Only what has the lengths, the op and the cookie of a message for us. */
    STRICT
  }

  private Strictness strictness = Strictness.ORDINARY;

  /** When the present second, or the present time of strictness, began. */
  private long since;

  private int inSecond;

  Strictness strictness() {
    return strictness;
  }

  /**
   * Takes in a frame that is no message.
   *
   * @param now nanoseconds of a clock that never goes back
   * @return whether the strictness is another from now on
   */
  boolean nonsense(long now) {
    if (strictness == Strictness.STRICT) {
      return false;
    }
    if (inSecond == 0 || now - since >= SECOND) {
      since = now;
      inSecond = 0;
    }
    if (++inSecond <= MOST) {
      return false;
    }
    strictness = Strictness.STRICT;
    since = now;
    return true;
  }

  /**
   * Takes in a frame that is a message.
   *
   * @return whether the strictness is another from now on
   */
  boolean sense(long now) {
    if (strictness == Strictness.ORDINARY || now - since < STRICT_NANOS) {
      return false;
    }
    strictness = Strictness.ORDINARY;
    inSecond = 0;
    return true;
  }
}
