package dhcp.client.lease;

import java.util.Optional;

/**
 * Host and domain names from the network (RFC 1123 section 2.1). Letters, digits, inner dashes and,
 * because real networks have them, underscores; nothing that means anything to a shell, a resolver
 * file or a terminal.
 */
final class Names {
  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  private Names() {}

  /** The name without its final dot; empty when it is no name. */
  static Optional<String> valid(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    for (String label : name.split("\\.", -1)) {
      if (!isLabel(label)) {
        return Optional.empty();
      }
    }
    return Optional.of(name);
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= LONGEST_LABEL
        && label.charAt(0) != '-'
        && label.charAt(label.length() - 1) != '-'
        && label.chars().allMatch(Names::isLetterDigitDash);
  }

  private static boolean isLetterDigitDash(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }
}
