package dhcp.link;

/** An interface cannot be used, with one line that says why and what to do about it. */
public final class LinkException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is in the way. */
  public enum Kind {
    /** The process may not open packet sockets. */
    NO_PERMISSION,
    /** There is no interface of that name. */
    NO_SUCH_INTERFACE,
    /** The native capture library, or the bridge to it, cannot be loaded. */
    NO_LIBPCAP,
    /** The interface carries no Ethernet frames. */
    NOT_ETHERNET,
    /** Anything else that the kernel or the capture library said. */
    FAILED
  }

  private final Kind kind;

  public LinkException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public LinkException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  static LinkException noSuchInterface(String name) {
    return new LinkException(
        Kind.NO_SUCH_INTERFACE,
        "there is no interface '" + name + "'; 'ip link' lists those that there are");
  }

  static LinkException noPermission(String name) {
    return new LinkException(
        Kind.NO_PERMISSION,
        "no permission to capture on interface "
            + name
            + ": run it with sudo, or give the process CAP_NET_RAW");
  }

  /** What a throwable says, cut to its first line. */
  static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
