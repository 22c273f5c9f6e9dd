package dhcp.message;

import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The option table: every code, its name and its format, from RFC 2132 and the RFCs after it. The
 * table alone serves decoding, encoding, command lines, JSON, logs and hooks.
 *
 * <p>Options that programs speak of have a constant here; the others stand in {@link OtherOptions}.
 */
public final class Options {
  /** Filled by the constants below, so that the order of this file matters. */
  private static final List<OptionTable.Row> ROWS = new ArrayList<>();

  // RFC 2132 sections 3 to 8.
  public static final Option<Ipv4Address> SUBNET_MASK =
      row(1, "subnet-mask", Formats.SUBNET_MASK, "netmask subnet");
  public static final Option<Integer> TIME_OFFSET = row(2, "time-offset", Formats.S32, "timezone");
  public static final Option<List<Ipv4Address>> ROUTER =
      row(3, "router", Formats.IPV4_LIST, "routers");
  public static final Option<List<Ipv4Address>> DOMAIN_NAME_SERVERS =
      row(
          6,
          "domain-name-servers",
          Formats.IPV4_LIST,
          "domain-name-server dns-server dns-servers dns");
  public static final Option<List<Ipv4Address>> LOG_SERVERS =
      row(7, "log-servers", Formats.IPV4_LIST, "log-server logsrv");
  public static final Option<String> HOST_NAME = row(12, "host-name", Formats.TEXT, "hostname");
  public static final Option<String> DOMAIN_NAME = row(15, "domain-name", Formats.TEXT, "domain");
  public static final Option<String> ROOT_PATH = row(17, "root-path", Formats.TEXT, "rootpath");
  public static final Option<Integer> INTERFACE_MTU = row(26, "interface-mtu", Formats.MTU, "mtu");
  public static final Option<Ipv4Address> BROADCAST_ADDRESS =
      row(28, "broadcast-address", Formats.IPV4, "broadcast");
  public static final Option<List<AddressPair>> STATIC_ROUTE =
      row(33, "static-route", Formats.ADDRESS_PAIRS, "static-routes routes");
  public static final Option<List<Ipv4Address>> NTP_SERVERS =
      row(42, "ntp-servers", Formats.IPV4_LIST, "ntp-server ntp ntpsrv");
  public static final Option<byte[]> VENDOR_ENCAPSULATED_OPTIONS =
      row(43, "vendor-encapsulated-options", Formats.BINARY, "vendor-encap");

  // RFC 2132 section 9.
  public static final Option<Ipv4Address> REQUESTED_ADDRESS =
      row(50, "requested-address", Formats.IPV4, "dhcp-requested-address");
  public static final Option<Long> LEASE_TIME =
      row(51, "lease-time", Formats.SECONDS, "dhcp-lease-time lease");
  public static final Option<MessageType> MESSAGE_TYPE =
      row(53, "message-type", Formats.MESSAGE_TYPE, "dhcp-message-type");
  public static final Option<Ipv4Address> SERVER_IDENTIFIER =
      row(54, "server-identifier", Formats.IPV4, "dhcp-server-identifier server-id serverid");
  public static final Option<List<Integer>> PARAMETER_REQUEST_LIST =
      row(
          55,
          "parameter-request-list",
          Formats.OPTION_CODES,
          "dhcp-parameter-request-list parameter-request");
  public static final Option<String> MESSAGE = row(56, "message", Formats.TEXT, "dhcp-message");
  public static final Option<Integer> MAX_MESSAGE_SIZE =
      row(57, "max-message-size", Formats.DATAGRAM_SIZE, "dhcp-max-message-size");
  public static final Option<Long> RENEWAL_TIME =
      row(58, "renewal-time", Formats.SECONDS, "dhcp-renewal-time t1");
  public static final Option<Long> REBINDING_TIME =
      row(59, "rebinding-time", Formats.SECONDS, "dhcp-rebinding-time t2");
  public static final Option<String> VENDOR_CLASS =
      row(60, "vendor-class-identifier", Formats.TEXT, "vendor-class");
  public static final Option<byte[]> CLIENT_IDENTIFIER =
      row(61, "client-identifier", Formats.CLIENT_IDENTIFIER, "dhcp-client-identifier client-id");
  public static final Option<String> TFTP_SERVER_NAME =
      row(66, "tftp-server-name", Formats.TEXT, "tftp-server tftp");
  public static final Option<String> BOOTFILE_NAME =
      row(67, "bootfile-name", Formats.TEXT, "boot-file-name bootfile boot-file");

  // The RFCs after it.

  /** RFC 3004. */
  public static final Option<UserClass> USER_CLASS = row(77, "user-class", Formats.USER_CLASS);

  /** RFC 4039. */
  public static final Option<Boolean> RAPID_COMMIT = row(80, "rapid-commit", Formats.PRESENCE);

  /** RFC 4702. */
  public static final Option<ClientFqdn> CLIENT_FQDN =
      row(81, "client-fqdn", Formats.CLIENT_FQDN, "fqdn");

  /** RFC 3046. */
  public static final Option<SubOptions> RELAY_AGENT_INFORMATION =
      row(
          82,
          "relay-agent-information",
          new SubOptionsFormat(RelayAgentInformation.TABLE),
          "dhcp-agent-options agent-info agent-id");

  /** RFC 6926 and 4388: seconds since the client last spoke. */
  public static final Option<Long> CLIENT_LAST_TRANSACTION_TIME =
      row(
          91,
          "client-last-transaction-time",
          Formats.SECONDS,
          "client-last-transaction last-transaction");

  /** RFC 4388. */
  public static final Option<List<Ipv4Address>> ASSOCIATED_IP =
      row(92, "associated-ip", Formats.IPV4_LIST);

  /** RFC 4578 section 2.1, numbers of the processor architecture types registry. */
  public static final Option<List<Integer>> CLIENT_ARCHITECTURE =
      row(93, "client-architecture", Formats.U16_LIST, "pxe-system-type client-arch");

  /** RFC 4578 section 2.2: type, major, minor. */
  public static final Option<List<Integer>> CLIENT_NETWORK_INTERFACE =
      row(
          94,
          "client-network-interface",
          ListFormat.exactly(3, Formats.U8, 1),
          "pxe-interface-id client-interface-id client-ndi");

  /** RFC 4578 section 2.3. */
  public static final Option<UUID> CLIENT_MACHINE_ID =
      row(97, "client-machine-id", new MachineIdFormat(), "pxe-client-id client-uuid uuid-guid");

  /** RFC 4833, as POSIX 1003.1 writes it. */
  public static final Option<String> POSIX_TIMEZONE =
      row(100, "posix-timezone", Formats.TEXT, "pcode time-zone tzstr");

  /** RFC 4833, a name of the time zone database. */
  public static final Option<String> TZDB_TIMEZONE =
      row(101, "tzdb-timezone", Formats.TEXT, "tcode tzdbstr");

  /** RFC 8925. */
  public static final Option<Long> IPV6_ONLY_PREFERRED =
      row(108, "ipv6-only-preferred", Formats.SECONDS, "v6-only-preferred ipv6-only");

  /** RFC 8910. */
  public static final Option<String> CAPTIVE_PORTAL =
      row(114, "captive-portal", Formats.TEXT, "v4-captive-portal default-url");

  /** RFC 2563. */
  public static final Option<Integer> AUTO_CONFIGURE =
      row(116, "auto-configure", IntegerFormat.u8(0, 1), "auto-config");

  /** RFC 3011. */
  public static final Option<Ipv4Address> SUBNET_SELECTION =
      row(118, "subnet-selection", Formats.IPV4, "subnet-select");

  /** RFC 3397. */
  public static final Option<List<String>> DOMAIN_SEARCH =
      row(119, "domain-search", DomainListFormat.compressed(), "search-domain search");

  /** RFC 3442. */
  public static final Option<List<Route>> CLASSLESS_STATIC_ROUTE =
      row(
          121,
          "classless-static-route",
          Formats.CLASSLESS_ROUTES,
          "classless-static-routes rfc3442-classless-static-routes staticroutes");

  /** RFC 3925 section 3. */
  public static final Option<List<VendorData>> VENDOR_IDENTIFYING_CLASS =
      row(124, "vendor-identifying-class", Formats.VENDOR_DATA, "vivco-suboptions vivco");

  /** RFC 3925 section 4. */
  public static final Option<List<VendorData>> VENDOR_IDENTIFYING_OPTIONS =
      row(
          125,
          "vendor-identifying-options",
          Formats.VENDOR_DATA,
          "vivso-suboptions vivso vendor-id-encap");

  /** RFC 5859. */
  public static final Option<List<Ipv4Address>> TFTP_SERVER_ADDRESS =
      row(150, "tftp-server-address", Formats.IPV4_LIST);

  /** Microsoft's number of option 121, in the same format. */
  public static final Option<List<Route>> MS_CLASSLESS_STATIC_ROUTE =
      row(
          249,
          "ms-classless-static-route",
          Formats.CLASSLESS_ROUTES,
          "ms-classless-static-routes ms-static-routes msstaticroutes");

  /** Where to find the proxy configuration (draft-ietf-wrec-wpad-01). */
  public static final Option<String> WPAD_URL =
      row(252, "wpad-url", Formats.TEXT, "wpad wpad-proxy-url");

  private static final OptionTable TABLE = tableOfAll();

  private Options() {}

  private static <T> Option<T> row(int code, String name, Format<T> format) {
    return row(code, name, format, "");
  }

  private static <T> Option<T> row(int code, String name, Format<T> format, String aliases) {
    Option<T> option = new Option<>(code, name, format);
    ROWS.add(new OptionTable.Row(option, aliases));
    return option;
  }

  private static OptionTable tableOfAll() {
    ROWS.addAll(OtherOptions.ROWS);
    return new OptionTable(ROWS);
  }

  /** The registered option with this code. */
  public static Optional<Option<?>> byCode(int code) {
    return TABLE.byCode(code);
  }

  /**
   * The registered option, else one named {@code option-N} whose data is bytes.
   *
   * @param code 1 to 254
   */
  public static Option<?> of(int code) {
    return TABLE.of(code);
  }

  /**
   * The option that a user names: by its name, an alias, its number or {@code option-N}. Capitals
   * do not matter, and {@code _} is as good as {@code -}.
   */
  public static Optional<Option<?>> byName(String name) {
    return TABLE.byName(name);
  }

  /**
   * The option that a user names, as {@link #byName}.
   *
   * @throws IllegalArgumentException naming the word and the right ones nearest to it
   */
  public static Option<?> named(String name) {
    return TABLE.named(name);
  }

  /** Up to three names that look most like a wrong one, the nearest first. */
  public static List<String> nearest(String wrong) {
    return TABLE.nearest(wrong);
  }

  /** Every registered option, in order of the codes. */
  public static List<Option<?>> all() {
    return TABLE.all();
  }

  /** Every row with its aliases. */
  static List<OptionTable.Row> rows() {
    return List.copyOf(ROWS);
  }
}
