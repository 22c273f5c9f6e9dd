package dhcp.client.config;

import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * The few options that udhcpc gives its script in a form which is not that of the option table:
 * static routes as {@code destination/gateway} (RFC 2132 section 5.8), 6rd as four words (RFC 5969
 * section 7.1.1), and the two numbers of VLAN boot loaders.
 */
final class UdhcpcForms {
  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  private static final Map<Integer, Function<byte[], Optional<String>>> FORMS =
      Map.of(
          33, UdhcpcForms::pairs,
          132, UdhcpcForms::int16,
          133, UdhcpcForms::int8,
          212, UdhcpcForms::sixRd);

  private UdhcpcForms() {}

  /** Whether an option has such a form. */
  static boolean has(int code) {
    return FORMS.containsKey(code);
  }

  /**
   * The option's data in that form, which is harmless in a shell.
   *
   * @param code one that {@link #has} knows
   * @return nothing when the data is not well-formed
   */
  static Optional<String> of(int code, byte[] data) {
    return FORMS.get(code).apply(data);
  }

  private static Optional<String> pairs(byte[] data) {
    if (data.length == 0 || data.length % (2 * IPV4) != 0) {
      return Optional.empty();
    }
    StringJoiner pairs = new StringJoiner(" ");
    for (int at = 0; at < data.length; at += 2 * IPV4) {
      pairs.add(Ipv4Address.read(data, at) + "/" + Ipv4Address.read(data, at + IPV4));
    }
    return Optional.of(pairs.toString());
  }

  private static Optional<String> int16(byte[] data) {
    return data.length == 2
        ? Optional.of(Integer.toString(Bytes.int16(data, 0)))
        : Optional.empty();
  }

  private static Optional<String> int8(byte[] data) {
    return data.length == 1 ? Optional.of(Integer.toString(Bytes.int8(data, 0))) : Optional.empty();
  }

  /** IPv4 mask length, prefix length, prefix, the first relay. */
  private static Optional<String> sixRd(byte[] data) {
    int relayAt = 2 + IPV6;
    if (data.length < relayAt + IPV4 || (data.length - relayAt) % IPV4 != 0) {
      return Optional.empty();
    }
    StringJoiner prefix = new StringJoiner(":");
    for (int at = 2; at < relayAt; at += 2) {
      prefix.add("%04x".formatted(Bytes.int16(data, at)));
    }
    return Optional.of(
        "%d %d %s %s"
            .formatted(
                Bytes.int8(data, 0), Bytes.int8(data, 1), prefix, Ipv4Address.read(data, relayAt)));
  }
}
