package dhcp.server.config;

import dhcp.message.Text;
import java.util.Map;
import java.util.regex.Pattern;

/** Settings as YAML that can be read back, each with a comment that says where it came from. */
public final class SettingsPrinter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/.][A-Za-z0-9/._:@%+=,-]*");

  private final StringBuilder out = new StringBuilder();

  private SettingsPrinter() {}

  public static String print(Node.Mapping settings) {
    SettingsPrinter printer = new SettingsPrinter();
    printer.mapping(settings, "", "");
    return printer.out.toString();
  }

  private void mapping(Node.Mapping mapping, String first, String indent) {
    String lead = first;
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      out.append(lead).append(text(entry.getKey())).append(':');
      value(entry.getValue().value(), indent + "  ");
      lead = indent;
    }
  }

  private void value(Node node, String indent) {
    if (node instanceof Node.Scalar scalar) {
      out.append(' ')
          .append(text(Secrets.hidden(scalar.text())))
          .append("  # ")
          .append(Text.escape(scalar.origin().text()))
          .append('\n');
    } else {
      out.append('\n');
      children(node, indent);
    }
  }

  private void children(Node node, String indent) {
    if (node instanceof Node.Mapping mapping) {
      mapping(mapping, indent, indent);
    }
    if (node instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        item(item, indent);
      }
    }
  }

  private void item(Node item, String indent) {
    if (item instanceof Node.Mapping mapping) {
      mapping(mapping, indent + "- ", indent + "  ");
    } else {
      out.append(indent).append('-');
      value(item, indent + "  ");
    }
  }

  /** Plain where YAML reads it back as it is, else in double quotes with YAML's escapes. */
  private static String text(String text) {
    if (PLAIN.matcher(text).matches() && !text.endsWith(":")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        quoted.append(c);
      } else {
        quoted.append("\\u").append(String.format("%04x", (int) c));
      }
    }
    return quoted.append('"').toString();
  }
}
