package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dhcp.net.Bytes;
import dhcp.net.MacAddress;

/** Messages that tests begin with. */
final class Messages {
  static final HardwareAddress CLIENT =
      HardwareAddress.ofEthernet(MacAddress.parse("02:00:00:00:00:01"));

  private Messages() {}

  static MessageBuilder discover() {
    return DhcpMessage.request(0x12345678, CLIENT).put(Options.MESSAGE_TYPE, MessageType.DISCOVER);
  }

  /** A DISCOVER's header and cookie with an options field of these bytes and nothing behind it. */
  static byte[] withOptions(String hex) {
    byte[] options = Bytes.parseHex(hex);
    byte[] bytes = new byte[Header.OPTIONS + options.length];
    System.arraycopy(discover().build().toBytes(), 0, bytes, 0, Header.OPTIONS);
    System.arraycopy(options, 0, bytes, Header.OPTIONS, options.length);
    return bytes;
  }

  /** Writes bytes over a part of a message. */
  static byte[] over(byte[] message, int offset, String hex) {
    byte[] bytes = Bytes.parseHex(hex);
    System.arraycopy(bytes, 0, message, offset, bytes.length);
    return message;
  }

  static DhcpMessage parse(byte[] bytes) {
    return assertInstanceOf(DhcpMessage.class, DhcpMessage.parse(bytes, 0, bytes.length));
  }
}
