package dhcp.server.config;

import dhcp.message.Option;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.OptionSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of one layer: the common ones by their own names, {@code option} by name or number,
 * {@code option-always} for clients that do not ask, and {@code option-never}.
 */
final class OptionReader {
  /** The settings that are an option by another name. */
  private static final Map<Setting, Option<?>> COMMON = new LinkedHashMap<>();

  static {
    COMMON.put(Setting.ROUTER, Options.ROUTER);
    COMMON.put(Setting.DNS, Options.DOMAIN_NAME_SERVERS);
    COMMON.put(Setting.DOMAIN, Options.DOMAIN_NAME);
    COMMON.put(Setting.NTP, Options.NTP_SERVERS);
    COMMON.put(Setting.MTU, Options.INTERFACE_MTU);
  }

  /** Options that are addresses of hosts; what no host can have is a slip, unless it is in hex. */
  private static final List<Option<List<Ipv4Address>>> HOSTS =
      List.of(Options.ROUTER, Options.DOMAIN_NAME_SERVERS, Options.NTP_SERVERS);

  /** From here on no address is a host's. */
  private static final Ipv4Address MULTICAST = Ipv4Address.of(224, 0, 0, 0);

  private final Section section;
  private final Map<Integer, Origin> set = new LinkedHashMap<>();
  private final OptionLayer layer = new OptionLayer();

  private OptionReader(Section section) {
    this.section = section;
  }

  static OptionLayer read(Section section) {
    return new OptionReader(section).layer();
  }

  private OptionLayer layer() {
    COMMON.forEach(this::common);
    section
        .texts(Setting.OPTION.key())
        .forEach((name, text) -> named(name, text, OptionSet.Sending.REQUESTED));
    section
        .texts("option-always")
        .forEach((name, text) -> named(name, text, OptionSet.Sending.ALWAYS));
    for (Located<String> name : section.many("option-never", text -> text)) {
      find(name.value(), name.origin())
          .ifPresent(option -> put(option, new byte[0], OptionSet.Sending.NEVER, name.origin()));
    }
    return layer;
  }

  private void common(Setting setting, Option<?> option) {
    List<Located<String>> texts = section.many(setting.key(), text -> text);
    if (!texts.isEmpty()) {
      String joined = String.join(",", texts.stream().map(Located::value).toList());
      parsed(option, new Located<>(joined, texts.get(0).origin()), OptionSet.Sending.REQUESTED);
    }
  }

  private void named(String name, Located<String> text, OptionSet.Sending sending) {
    find(name, text.origin()).ifPresent(option -> parsed(option, text, sending));
  }

  private void parsed(Option<?> option, Located<String> text, OptionSet.Sending sending) {
    section
        .problems()
        .attempt(text.origin(), () -> bytes(option, text.value()))
        .ifPresent(data -> put(option, data, sending, text.origin()));
  }

  private static byte[] bytes(Option<?> option, String text) {
    byte[] data = option.parseBytes(text);
    if (!text.startsWith("hex:")) {
      HOSTS.stream()
          .filter(hosts -> hosts.code() == option.code())
          .flatMap(hosts -> hosts.decode(data).orElseThrow().stream())
          .filter(address -> address.isAny() || address.compareTo(MULTICAST) >= 0)
          .forEach(address -> refuse(option, address));
    }
    return data;
  }

  private static void refuse(Option<?> option, Ipv4Address address) {
    throw new IllegalArgumentException(
        option.name() + ": '" + address + "' is not an address that a host can have");
  }

  private void put(Option<?> option, byte[] data, OptionSet.Sending sending, Origin origin) {
    Origin before = set.putIfAbsent(option.code(), origin);
    if (before != null) {
      section.problems().add(origin, option + " is set twice; the first is at " + before);
    } else if (OptionSet.isTheServersOwn(option.code())) {
      section.problems().add(origin, option + " cannot be configured: the protocol itself sets it");
    } else {
      layer.put(option.code(), data, sending);
    }
  }

  private Optional<Option<?>> find(String name, Origin origin) {
    return section.problems().attempt(origin, () -> Options.named(name));
  }
}
