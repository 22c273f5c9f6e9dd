package dhcp.server.config;

import dhcp.cli.Durations;
import dhcp.net.AddressRange;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The texts of single values. Each refuses with an {@link IllegalArgumentException} that names the
 * text and says what would be right.
 */
final class Texts {
  private static final List<String> YES = List.of("true", "yes", "on");
  private static final List<String> NO = List.of("false", "no", "off");

  private Texts() {}

  /** {@code ADDR} or {@code ADDR-ADDR}. */
  static AddressRange range(String text) {
    int dash = text.indexOf('-');
    Ipv4Address first =
        Ipv4Address.parse(text.substring(0, dash < 0 ? text.length() : dash).strip());
    return new AddressRange(
        first, dash < 0 ? first : Ipv4Address.parse(text.substring(dash + 1).strip()));
  }

  static boolean onOff(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    }
    return YES.contains(word);
  }

  /** Whole numbers between two ends, both included. */
  static Function<String, Integer> number(int least, int most) {
    return text -> {
      if (!text.matches("[0-9]{1,9}")
          || Integer.parseInt(text) < least
          || Integer.parseInt(text) > most) {
        throw new IllegalArgumentException(
            "'" + text + "' is not a whole number of " + least + " to " + most);
      }
      return Integer.parseInt(text);
    };
  }

  /** A lease time in seconds; zero is none. */
  static long leaseTime(String text) {
    long seconds = Durations.parse(text);
    if (seconds == 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is no lease time: at least 1 second, as in 1h");
    }
    return seconds;
  }

  static Ipv4Address unicast(String text) {
    Ipv4Address address = Ipv4Address.parse(text);
    if (!address.isUnicast()) {
      throw new IllegalArgumentException("'" + text + "' is not an address that a host can have");
    }
    return address;
  }

  /** Bytes as {@code hex:0102}, or as plain text of Latin-1 characters. */
  static Octets octets(String text) {
    if (text.startsWith("hex:")) {
      return Octets.of(Bytes.parseHex(text.substring(4)));
    }
    if (text.chars().anyMatch(c -> c > 255)) {
      throw new IllegalArgumentException("'" + text + "' is not Latin-1 text; write it as hex:...");
    }
    return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The first bytes of a MAC address. */
  static Octets macPrefix(String text) {
    byte[] prefix = Bytes.parseHex(text);
    if (prefix.length == 0 || prefix.length > 6) {
      throw new IllegalArgumentException(
          "'" + text + "' is not the start of a MAC address, as in 02:00:5e");
    }
    return Octets.of(prefix);
  }

  /** A name as RFC 1123 section 2.1 has host names: letters, digits, dashes and dots. */
  static String hostname(String text) {
    if (!text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a host name: letters, digits, dashes and dots");
    }
    return text;
  }
}
