package dhcp.message;

import java.util.List;
import java.util.Optional;

/**
 * Options inside an option: code, length, data one after the other, without padding (RFC 3046
 * section 2.0).
 *
 * @param list in the order of the wire
 */
public record SubOptions(List<SubOption> list) {
  /**
   * One of them.
   *
   * @param code 0 to 255
   * @param data 0 to 255 bytes; not to be changed
   */
  public record SubOption(int code, byte[] data) {}

  public SubOptions {
    list = List.copyOf(list);
  }

  /** The data of the first sub-option with this code; empty when there is none. */
  public Optional<byte[]> raw(int code) {
    return list.stream()
        .filter(sub -> sub.code() == code)
        .findFirst()
        .map(sub -> sub.data().clone());
  }

  /** The value of a sub-option; empty when it is absent or not well-formed. */
  public <T> Optional<T> get(Option<T> subOption) {
    return raw(subOption.code()).flatMap(subOption::decode);
  }
}
