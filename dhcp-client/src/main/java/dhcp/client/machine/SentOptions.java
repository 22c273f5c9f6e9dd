package dhcp.client.machine;

import dhcp.message.MessageBuilder;
import dhcp.message.Option;
import java.util.Map;
import java.util.TreeMap;

/**
 * Options that the user wants in every DISCOVER, REQUEST and INFORM: host name, vendor class, user
 * class and any other. Where the machine sets an option of its own, its value wins, except for the
 * maximum message size (option 57).
 */
public final class SentOptions {
  public static final SentOptions NONE = new SentOptions(new TreeMap<>());

  private final Map<Integer, byte[]> byCode;

  private SentOptions(Map<Integer, byte[]> byCode) {
    this.byCode = byCode;
  }

  /** These options and one more, or another value for one of them. */
  public <T> SentOptions with(Option<T> option, T value) {
    return withRaw(option.code(), option.encode(value));
  }

  /**
   * The same, by code (1 to 254) and bytes.
   *
   * @throws IllegalArgumentException naming the code when it cannot be an option's
   */
  public SentOptions withRaw(int code, byte[] data) {
    if (code < 1 || code > 254) {
      throw new IllegalArgumentException("option code " + code + " is not in 1 to 254");
    }
    Map<Integer, byte[]> copy = new TreeMap<>(byCode);
    copy.put(code, data.clone());
    return new SentOptions(copy);
  }

  /** Whether an option with this code is among them. */
  public boolean has(int code) {
    return byCode.containsKey(code);
  }

  void putInto(MessageBuilder builder) {
    byCode.forEach(builder::putRaw);
  }
}
