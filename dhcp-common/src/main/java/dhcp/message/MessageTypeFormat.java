package dhcp.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The message type (RFC 2132 section 9.6); in text {@code DHCPDISCOVER} or {@code discover}. */
final class MessageTypeFormat extends Format<MessageType> {
  MessageTypeFormat() {
    super(Lengths.exactly(1));
  }

  @Override
  Optional<MessageType> read(byte[] data) {
    return MessageType.of(data[0]);
  }

  @Override
  byte[] write(MessageType value) {
    return new byte[] {(byte) value.code()};
  }

  @Override
  public MessageType parse(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(MessageType.values())
        .filter(type -> type.name().equals(name) || type.rfcName().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + Text.escape(text) + "' is no message type"));
  }

  @Override
  public String print(MessageType value) {
    return value.rfcName();
  }
}
