package dhcp.server.config;

import java.util.regex.Pattern;

/** What is in settings and must not be in what people are shown: the password in a URL. */
final class Secrets {
  private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&,\\s'\"]*");

  private Secrets() {}

  static String hidden(String text) {
    return PASSWORD.matcher(text).replaceAll("$1***");
  }
}
