package dhcp.message;

import java.util.List;

/**
 * What kind of user or application a client serves (RFC 3004).
 *
 * @param layout how it is written on the wire
 * @param classes the class names, a character per byte; exactly one when the layout is PLAIN
 */
public record UserClass(Layout layout, List<String> classes) {

  /** The two ways in which clients write the option. */
  public enum Layout {
    /** A length before every class, as RFC 3004 has it. */
    COUNTED,
    /** One class without a length, as iPXE and many others send it. */
    PLAIN
  }

  public UserClass {
    classes = List.copyOf(classes);
    if (layout == Layout.PLAIN && classes.size() != 1) {
      throw new IllegalArgumentException("a plain user class is one, not " + classes.size());
    }
  }

  /** Classes as RFC 3004 writes them. */
  public static UserClass of(String... classes) {
    return new UserClass(Layout.COUNTED, List.of(classes));
  }
}
