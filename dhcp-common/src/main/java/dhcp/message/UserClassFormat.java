package dhcp.message;

import dhcp.message.UserClass.Layout;
import dhcp.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The user class (RFC 3004). Data whose lengths do not add up is one plain class. In text names
 * between commas, {@code plain:} before a plain one.
 */
final class UserClassFormat extends Format<UserClass> {
  private static final String PLAIN = "plain:";

  UserClassFormat() {
    super(Lengths.atLeast(1));
  }

  @Override
  Optional<UserClass> read(byte[] data) {
    List<String> classes = new ArrayList<>();
    int at = 0;
    while (at < data.length) {
      int length = Bytes.int8(data, at++);
      if (length == 0 || length > data.length - at) {
        return Optional.of(new UserClass(Layout.PLAIN, List.of(Text.of(data))));
      }
      classes.add(Text.of(Arrays.copyOfRange(data, at, at + length)));
      at += length;
    }
    return Optional.of(new UserClass(Layout.COUNTED, classes));
  }

  @Override
  byte[] write(UserClass value) {
    return switch (value.layout()) {
      case PLAIN -> Text.toBytes(value.classes().get(0));
      case COUNTED -> counted(value.classes());
    };
  }

  private static byte[] counted(List<String> classes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String each : classes) {
      byte[] name = Text.toBytes(each);
      out.write((int) Numbers.require(name.length, 1, 0xff));
      out.writeBytes(name);
    }
    return out.toByteArray();
  }

  @Override
  public UserClass parse(String text) {
    if (text.startsWith(PLAIN)) {
      String name = Text.unquote(text.substring(PLAIN.length()));
      return new UserClass(Layout.PLAIN, List.of(name));
    }
    return UserClass.of(
        Arrays.stream(text.split(","))
            .map(String::strip)
            .map(Text::unquote)
            .toArray(String[]::new));
  }

  @Override
  public String print(UserClass value) {
    String names =
        String.join(",", value.classes().stream().map(name -> Text.quote(name, ",:")).toList());
    return switch (value.layout()) {
      case PLAIN -> PLAIN + names;
      case COUNTED -> names;
    };
  }

  @Override
  public Object plain(UserClass value) {
    return value.classes().stream().map(name -> Text.quote(name, "")).toList();
  }
}
