package dhcp.message;

import java.util.Optional;

/** The direction of a message, the header's first byte (RFC 2131 section 2). */
public enum Op {
  BOOTREQUEST(1),
  BOOTREPLY(2);

  private final int code;

  Op(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The direction with this number; empty when there is none. */
  public static Optional<Op> of(int code) {
    return switch (code) {
      case 1 -> Optional.of(BOOTREQUEST);
      case 2 -> Optional.of(BOOTREPLY);
      default -> Optional.empty();
    };
  }
}
