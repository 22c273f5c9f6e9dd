package dhcp.server.config;

import java.util.List;

/**
 * Every setting that has a flag. One row serves the command line, {@code --help} and the file,
 * where the setting has the flag's name without its dashes.
 */
public enum Setting {
  INTERFACE(
      Group.WHERE,
      Shape.LIST,
      "interface",
      "IF",
      "where to serve; repeatable. Needed here or in --config"),
  SERVER_IP(
      Group.WHERE,
      Shape.VALUE,
      "server-ip",
      "ADDR",
      "server identifier and source address (default: the interface's address in the pool's subnet)"),
  WAIT_INTERFACE(
      Group.WHERE,
      Shape.SWITCH,
      "wait-interface",
      "",
      "wait for an interface that is missing or has no address yet, instead of exit 4 or 2"),
  RELAY_ONLY(
      Group.WHERE,
      Shape.SWITCH,
      "relay-only",
      "",
      "answer only what comes through a relay agent (giaddr set)"),

  DHCP_RANGE(
      Group.ADDRESSES,
      Shape.TRIPLE,
      "dhcp-range",
      "START END MASK",
      "a pool, both ends included; repeatable. Needed here or in --config"),
  EXCLUDE(
      Group.ADDRESSES,
      Shape.LIST,
      "exclude",
      "ADDR[-ADDR]",
      "never leased; repeatable. Network, broadcast and the server's own address always are excluded"),
  RESERVE(
      Group.ADDRESSES,
      Shape.LIST,
      "reserve",
      "KEY=ADDR[,HOSTNAME]",
      "an address for one client; KEY is a MAC, id:HEX (client identifier) or circuit:HEX; repeatable"),
  CONFLICT_CHECK(
      Group.ADDRESSES,
      Shape.NEGATABLE,
      "conflict-check",
      "",
      "probe an address by ARP before it is given out (default: yes)"),
  LEASE_TIME(
      Group.ADDRESSES, Shape.VALUE, "lease-time", "DURATION", "lease time given (default: 1h)"),
  MIN_LEASE_TIME(
      Group.ADDRESSES,
      Shape.VALUE,
      "min-lease-time",
      "DURATION",
      "least that a client's wish is granted (default: 2m)"),
  MAX_LEASE_TIME(
      Group.ADDRESSES,
      Shape.VALUE,
      "max-lease-time",
      "DURATION",
      "most that a client's wish is granted (default: 24h)"),
  LEASE_DB(
      Group.ADDRESSES,
      Shape.VALUE,
      "lease-db",
      "WHERE",
      "where leases are kept: a file (SQLite), jdbc:postgresql://HOST/DATABASE, or 'none' for memory only (default: /var/lib/dhcp-server/IF.db)"),
  LEASE_HISTORY(
      Group.ADDRESSES,
      Shape.VALUE,
      "lease-history",
      "DURATION",
      "how long the lease database tells who had an address, after the end; or 'none' (default: 30d)"),
  RENEW_CACHE(
      Group.ADDRESSES,
      Shape.VALUE,
      "renew-cache",
      "PERCENT",
      "renewals within this share of a lease, 0 to 99, are told what is left and not stored (default: 0)"),

  ROUTER(Group.OPTIONS, Shape.LIST, "router", "ADDR[,ADDR]", "routers (option 3)"),
  DNS(Group.OPTIONS, Shape.LIST, "dns", "ADDR[,ADDR]", "name servers (option 6)"),
  DOMAIN(Group.OPTIONS, Shape.VALUE, "domain", "NAME", "domain name (option 15)"),
  NTP(Group.OPTIONS, Shape.LIST, "ntp", "ADDR[,ADDR]", "time servers (option 42)"),
  MTU(Group.OPTIONS, Shape.VALUE, "mtu", "N", "interface MTU (option 26), 68 to 65535"),
  OPTION(
      Group.OPTIONS,
      Shape.NAMED,
      "option",
      "NAME=VALUE",
      "any other option, also CODE=VALUE or CODE=hex:BYTES; repeatable"),

  NEXT_SERVER(Group.BOOT, Shape.VALUE, "next-server", "ADDR", "boot server (field siaddr)"),
  SERVER_NAME(Group.BOOT, Shape.VALUE, "server-name", "NAME", "boot server's name (field sname)"),
  BOOT_FILE(
      Group.BOOT,
      Shape.NAMED,
      "boot-file",
      "[ARCH=]NAME",
      "boot file (field file), for all or one client architecture: bios, uefi-x64, uefi-arm64, ipxe or a number; repeatable"),

  AUTHORITATIVE(
      Group.CLIENTS,
      Shape.NEGATABLE,
      "authoritative",
      "",
      "refuse (NAK) what the server has no record of (default: no)"),
  KEY(
      Group.CLIENTS,
      Shape.VALUE,
      "key",
      "client-id|mac",
      "what identifies a client: its client identifier, else hardware address, or 'mac' alone (default: client-id)"),
  RAPID_COMMIT(
      Group.CLIENTS,
      Shape.NEGATABLE,
      "rapid-commit",
      "",
      "answer DISCOVER with ACK where a client asks for it, RFC 4039 (default: no)"),
  BOOTP(Group.CLIENTS, Shape.NEGATABLE, "bootp", "", "serve RFC 951 clients too (default: no)"),
  MAX_RATE_PER_CLIENT(
      Group.CLIENTS,
      Shape.VALUE,
      "max-rate-per-client",
      "N",
      "messages a second taken from one hardware address; more are dropped (default: no limit)"),
  MAX_ADDRESSES_PER_CLIENT(
      Group.CLIENTS,
      Shape.VALUE,
      "max-addresses-per-client",
      "N",
      "addresses that one hardware address has at most, whatever its client identifiers (default: no limit)"),
  MAX_ADDRESSES_PER_CIRCUIT(
      Group.CLIENTS,
      Shape.VALUE,
      "max-addresses-per-circuit",
      "N",
      "addresses that the clients at one port of a relay agent (option 82) have at most (default: no limit)"),
  VERIFY_CHADDR(
      Group.CLIENTS,
      Shape.NEGATABLE,
      "verify-chaddr",
      "",
      "drop what is sent for a client (chaddr) by another station on the link (default: no, it is told)"),

  CONTROL(
      Group.RUN,
      Shape.VALUE,
      "control",
      "PATH",
      "socket for the subcommands, or 'none' (default: /run/dhcp-server/IF.sock)");

  /** The name under which a boot file for every machine stands beside others. */
  public static final String EVERYBODY = "default";

  /** The headings of {@code --help}. */
  public enum Group {
    WHERE("Where to serve:"),
    ADDRESSES("Addresses and leases:"),
    OPTIONS("Options sent to clients:"),
    BOOT("Network boot:"),
    CLIENTS("How clients are treated:"),
    RUN("Running:");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    public String heading() {
      return heading;
    }

    public List<Setting> settings() {
      return List.of(Setting.values()).stream().filter(s -> s.group == this).toList();
    }
  }

  /** How a setting is written as a flag. */
  public enum Shape {
    /** One value, once. */
    VALUE,
    /** One value each time, repeatable. */
    LIST,
    /** {@code NAME=VALUE} each time, repeatable; a mapping in a file. */
    NAMED,
    /** Three values each time, repeatable. */
    TRIPLE,
    /** No value. */
    SWITCH,
    /** No value, and a {@code --no-} form. */
    NEGATABLE
  }

  private final Group group;
  private final Shape shape;
  private final String key;
  private final String label;
  private final String help;

  Setting(Group group, Shape shape, String key, String label, String help) {
    this.group = group;
    this.shape = shape;
    this.key = key;
    this.label = label;
    this.help = help;
  }

  public Shape shape() {
    return shape;
  }

  /** The name in a file; the flag has two dashes before it. */
  public String key() {
    return key;
  }

  /** What stands for the value in {@code --help}. */
  public String label() {
    return label;
  }

  public String help() {
    return help;
  }
}
