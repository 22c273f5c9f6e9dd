package dhcp.server.lease;

/** Leases cannot be stored, or not be read; the message says of which file and why. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What it comes from, as far as it decides what to do. */
  public enum Kind {
    /** The file's content contradicts itself. */
    DAMAGED,
    /** Another process has it. */
    IN_USE,
    /** The place is not one where leases may be kept. */
    UNFIT,
    /** The disk is full or read-only, input or output failed, and everything else. */
    FAILED
  }

  private final Kind kind;

  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
