package dhcp.client;

import dhcp.cli.TimeSpan;
import dhcp.client.machine.SentOptions;
import dhcp.client.machine.Wishes;
import dhcp.message.Option;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine;

/** The options that say what is asked for, and what is told with it. */
final class WishOptions {
  /** RFC 1035 section 2.3.4, without the root. */
  private static final int LONGEST_NAME = 253;

  /** Set by the client itself, with the flag that does it, if any. */
  private static final Map<Integer, String> NOT_BY_OPTION =
      Map.ofEntries(
          Map.entry(50, "use --request-ip"),
          Map.entry(51, "use --lease-time"),
          Map.entry(52, "the client decides on it"),
          Map.entry(53, "the client decides on it"),
          Map.entry(54, "the client decides on it"),
          Map.entry(55, "use --request-option"),
          Map.entry(61, "use --client-id"),
          Map.entry(80, "use --rapid-commit"),
          Map.entry(82, "only relay agents send it"));

  @CommandLine.Option(
      names = "--request-ip",
      paramLabel = "ADDR",
      description = "Ask for this address.")
  private Ipv4Address address;

  @CommandLine.Option(
      names = "--lease-time",
      paramLabel = "DURATION",
      description = "Ask for a lease of this length.")
  private TimeSpan leaseTime;

  @CommandLine.Option(
      names = "--request-option",
      paramLabel = "NAME",
      type = Option.class,
      description = "Ask for this option too, by name or number. Repeatable.")
  private List<Option<?>> requested = new ArrayList<>();

  @CommandLine.Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "Send this option; the value may be hex:BYTES. Repeatable.")
  private List<String> options = new ArrayList<>();

  @CommandLine.Option(
      names = "--hostname",
      paramLabel = "NAME",
      description = "Send this host name (option 12).")
  private String hostname;

  @CommandLine.Option(
      names = "--vendor-class",
      paramLabel = "TEXT",
      description = "Send this vendor class (option 60).")
  private String vendorClass;

  @CommandLine.Option(
      names = "--user-class",
      paramLabel = "TEXT",
      description = "Send this user class (option 77).")
  private String userClass;

  @CommandLine.Option(
      names = "--broadcast",
      description = "Want replies by broadcast (the broadcast flag).")
  private boolean broadcast;

  @CommandLine.Option(
      names = "--rapid-commit",
      description = "Allow a server to answer DISCOVER with the lease (RFC 4039).")
  private boolean rapidCommit;

  /**
   * The wishes.
   *
   * @param alsoRequested codes that are asked for besides
   * @param ignored codes of options that are neither asked for nor used
   * @throws IllegalArgumentException naming what is wrong
   */
  Wishes wishes(List<Integer> alsoRequested, Set<Integer> ignored) {
    return new Wishes(
        requestedAddress(),
        leaseSeconds(),
        requestList(alsoRequested, ignored),
        sentOptions(),
        ignored,
        flags());
  }

  private Optional<Ipv4Address> requestedAddress() {
    if (address != null && !address.isUnicast()) {
      throw new IllegalArgumentException("--request-ip " + address + " is no host's address");
    }
    return Optional.ofNullable(address);
  }

  private OptionalLong leaseSeconds() {
    if (leaseTime == null) {
      return OptionalLong.empty();
    }
    if (leaseTime.seconds() == 0) {
      throw new IllegalArgumentException("--lease-time 0: at least a second");
    }
    return OptionalLong.of(leaseTime.seconds());
  }

  private List<Integer> requestList(List<Integer> also, Set<Integer> ignored) {
    Set<Integer> codes = new LinkedHashSet<>(Wishes.USUAL.parameterRequestList());
    codes.addAll(also);
    requested.forEach(option -> codes.add(option.code()));
    codes.removeAll(ignored);
    return List.copyOf(codes);
  }

  private SentOptions sentOptions() {
    SentOptions sent = SentOptions.NONE;
    if (hostname != null) {
      if (hostname.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "--hostname '" + hostname + "' is no name: at most " + LONGEST_NAME + " characters");
      }
      sent = with(sent, Options.HOST_NAME, hostname);
    }
    if (vendorClass != null) {
      sent = with(sent, Options.VENDOR_CLASS, vendorClass);
    }
    if (userClass != null) {
      sent = with(sent, Options.USER_CLASS, userClass);
    }
    for (String option : options) {
      sent = with(sent, option);
    }
    return sent;
  }

  private static SentOptions with(SentOptions sent, Option<?> option, String text) {
    if (sent.has(option.code())) {
      throw new IllegalArgumentException(option + " is given twice: leave out the '" + text + "'");
    }
    return sent.withRaw(option.code(), option.parseBytes(text));
  }

  private static SentOptions with(SentOptions sent, String nameAndValue) {
    int equals = nameAndValue.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "--option '" + nameAndValue + "' is not NAME=VALUE, as in host-name=lab or 224=hex:0102");
    }
    Option<?> option = Options.named(nameAndValue.substring(0, equals));
    String hint = NOT_BY_OPTION.get(option.code());
    if (hint != null) {
      throw new IllegalArgumentException("--option " + option + " cannot be set: " + hint);
    }
    return with(sent, option, nameAndValue.substring(equals + 1));
  }

  private Set<Wishes.Flag> flags() {
    Set<Wishes.Flag> flags = EnumSet.noneOf(Wishes.Flag.class);
    if (broadcast) {
      flags.add(Wishes.Flag.BROADCAST);
    }
    if (rapidCommit) {
      flags.add(Wishes.Flag.RAPID_COMMIT);
    }
    return flags;
  }
}
