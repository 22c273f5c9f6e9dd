package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Netlink's messages and attributes, which are in the machine's byte order. */
final class NetlinkMessagesTest {
  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  @Test
  void aRequestHasAHeader() {
    ByteBuffer request =
        ByteBuffer.wrap(NetlinkMessages.request(18, 0x301, 77, new byte[] {9}))
            .order(ByteOrder.nativeOrder());
    assertEquals(17, request.getInt());
    assertEquals(18, request.getShort());
    assertEquals(0x301, request.getShort());
    assertEquals(77, request.getInt());
    assertEquals(0, request.getInt());
    assertEquals(9, request.get());
  }

  @Test
  void attributesArePaddedToFourBytes() {
    ByteBuffer bytes = buffer(24);
    bytes.putShort((short) 5).putShort((short) 3).put((byte) 65).put(new byte[3]);
    bytes.putShort((short) 8).putShort((short) 0x8004).putInt(1500);
    bytes.putShort((short) 4).putShort((short) 7).flip();
    NetlinkAttributes attributes = new NetlinkAttributes(bytes);
    assertArrayEquals(new byte[] {65}, attributes.bytes(3));
    assertEquals(1500, attributes.number(4));
    assertTrue(attributes.has(7));
    assertEquals(0, attributes.number(7));
    assertFalse(attributes.has(9));
    assertEquals(0, attributes.bytes(9).length);
  }

  @Test
  void anAttributeThatDoesNotFitEndsTheList() {
    Random random = new Random(5);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      for (int at = 0; at + 1 < bytes.length; at += 4) {
        bytes[at + (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 1 : 0)] = 0;
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
      NetlinkAttributes attributes = new NetlinkAttributes(buffer);
      for (int type = 0; type < 0x100; type++) {
        read += attributes.has(type) ? 1 : 0;
        assertTrue(attributes.bytes(type).length <= bytes.length);
      }
    }
    assertTrue(read > 0);
  }
}
