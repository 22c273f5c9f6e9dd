package dhcp.cli;

import dhcp.link.LinkException;

/** How the programs end, the same for both. Scripts depend on the numbers. */
public enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "failed"),
  USAGE(2, "usage or configuration"),
  NO_PERMISSION(3, "no permission to capture"),
  NO_INTERFACE(4, "no such interface, or it went away"),
  NO_OFFER(5, "no offer in time"),
  REFUSED(6, "refused (NAK)"),
  ADDRESS_IN_USE(7, "address already in use"),
  NONE_ACCEPTABLE(8, "offers came, none acceptable"),
  INTERRUPTED(130, "ended by SIGINT before it was done"),
  TERMINATED(143, "ended by SIGTERM before it was done");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }

  /** What it means, as the help says it. */
  public String meaning() {
    return meaning;
  }

  /** How a program ends that cannot use its interface. */
  public static ExitCode of(LinkException.Kind kind) {
    return switch (kind) {
      case NO_PERMISSION -> NO_PERMISSION;
      case NO_SUCH_INTERFACE -> NO_INTERFACE;
      case NO_LIBPCAP, FAILED -> FAILED;
      case NOT_ETHERNET -> USAGE;
    };
  }
}
