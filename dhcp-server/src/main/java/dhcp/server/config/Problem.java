package dhcp.server.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param origin where it was written
 * @param sentence the value, what is wrong with it and what would be right
 */
public record Problem(Origin origin, String sentence) {
  @Override
  public String toString() {
    return origin + ": " + Secrets.hidden(sentence);
  }
}
