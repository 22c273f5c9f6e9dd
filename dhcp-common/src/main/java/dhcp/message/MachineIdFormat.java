package dhcp.message;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * A machine's identifier (RFC 4578 section 2.3): a zero for its type, then a UUID in the order of
 * its text. Firmware that keeps the UUID's first fields with their low byte first shows as it sent.
 */
final class MachineIdFormat extends Format<UUID> {
  MachineIdFormat() {
    super(Lengths.exactly(17));
  }

  @Override
  Optional<UUID> read(byte[] data) {
    ByteBuffer buffer = ByteBuffer.wrap(data);
    return buffer.get() == 0
        ? Optional.of(new UUID(buffer.getLong(), buffer.getLong()))
        : Optional.empty();
  }

  @Override
  byte[] write(UUID value) {
    return ByteBuffer.allocate(17)
        .put((byte) 0)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits())
        .array();
  }

  @Override
  public UUID parse(String text) {
    if (!text.strip().matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
      throw new IllegalArgumentException(
          "'" + Text.escape(text) + "' is not a UUID, as in 01234567-89ab-cdef-0123-456789abcdef");
    }
    return UUID.fromString(text.strip());
  }

  @Override
  public String print(UUID value) {
    return value.toString();
  }
}
