package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a message says of its header and options. */
class DhcpMessageTest {

  @Test
  void theHeaderIsReadWhereRfc2131PutsIt() {
    byte[] bytes = new byte[Header.OPTIONS];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Messages.over(bytes, 0, "02 06 10 05");
    Messages.over(bytes, Header.SNAME, "73 65 72 76 65 72 00 78");
    Messages.over(bytes, Header.FILE + 126, "00 00");
    Messages.over(bytes, Header.COOKIE, "63 82 53 63");
    DhcpMessage message = Messages.parse(bytes);
    assertEquals(Op.BOOTREPLY, message.op());
    assertEquals(5, message.hops());
    assertEquals(0x04050607, message.xid());
    assertEquals(0x0809, message.secs());
    assertEquals(0x0a0b, message.flags());
    assertFalse(message.broadcast());
    assertEquals(Ipv4Address.of(12, 13, 14, 15), message.ciaddr());
    assertEquals(Ipv4Address.of(16, 17, 18, 19), message.yiaddr());
    assertEquals(Ipv4Address.of(20, 21, 22, 23), message.siaddr());
    assertEquals(Ipv4Address.of(24, 25, 26, 27), message.giaddr());
    assertEquals("6/1c1d1e1f202122232425262728292a2b", message.chaddr().toString());
    assertEquals("server", message.sname());
    assertEquals(126, message.file().length());
    assertEquals("lmno", message.file().substring(0, 4));
    assertEquals(Header.OPTIONS, message.length());
  }

  @Test
  void fieldsWithoutNulAreTextToTheirEnd() {
    byte[] bytes = Messages.withOptions("35 01 01 ff");
    Arrays.fill(bytes, Header.SNAME, Header.COOKIE, (byte) 'x');
    DhcpMessage message = Messages.parse(bytes);
    assertEquals("x".repeat(64), message.sname());
    assertEquals("x".repeat(128), message.file());
  }

  @Test
  void whatIsBuiltIsReadBack() {
    DhcpMessage message =
        Messages.discover()
            .secs(7)
            .broadcast(true)
            .ciaddr(Ipv4Address.of(10, 0, 0, 1))
            .put(Options.LEASE_TIME, 3600L)
            .put(Options.PARAMETER_REQUEST_LIST, List.of(1, 3, 6))
            .build();
    DhcpMessage read = Messages.parse(message.toBytes());
    assertEquals(Op.BOOTREQUEST, read.op());
    assertEquals(0x12345678, read.xid());
    assertEquals(7, read.secs());
    assertTrue(read.broadcast());
    assertEquals(Ipv4Address.of(10, 0, 0, 1), read.ciaddr());
    assertEquals(Messages.CLIENT, read.chaddr());
    assertEquals(Optional.of(MessageType.DISCOVER), read.messageType());
    assertEquals(Optional.of(3600L), read.get(Options.LEASE_TIME));
    assertEquals(Optional.of(List.of(1, 3, 6)), read.get(Options.PARAMETER_REQUEST_LIST));
  }

  @Test
  void theMessageKeepsItsOwnBytes() {
    byte[] bytes = Messages.withOptions("35 01 01 32 04 0a 00 00 05 ff");
    byte[] original = bytes.clone();
    DhcpMessage message = Messages.parse(bytes);
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(message.toBytes(), (byte) 0);
    message.raw(50).ifPresent(raw -> Arrays.fill(raw, (byte) 0));
    assertArrayEquals(original, message.toBytes());
    assertEquals(Optional.of(Ipv4Address.of(10, 0, 0, 5)), message.get(Options.REQUESTED_ADDRESS));
  }

  @Test
  void onlyTheGivenPartOfTheArrayIsRead() {
    byte[] bytes = Messages.withOptions("35 01 01 ff");
    byte[] frame = new byte[bytes.length + 12];
    System.arraycopy(bytes, 0, frame, 7, bytes.length);
    Parsed parsed = DhcpMessage.parse(frame, 7, bytes.length);
    assertArrayEquals(bytes, ((DhcpMessage) parsed).toBytes());
  }

  @Test
  void codesComeInOrderOfFirstAppearanceEachOnce() {
    DhcpMessage message =
        Messages.parse(Messages.withOptions("35 01 01 00 37 01 01 0c 01 61 37 01 03 ff 06"));
    assertArrayEquals(new int[] {53, 55, 12}, message.codes());
    assertTrue(message.has(Options.HOST_NAME));
    assertTrue(message.has(55));
    assertFalse(message.has(Options.ROUTER));
    assertEquals(Optional.empty(), message.raw(6));
  }

  @Test
  void anOptionThatDoesNotFitItsFormatIsThereButHasNoValue() {
    DhcpMessage message = Messages.parse(Messages.withOptions("35 01 01 33 03 00 00 01 0c 00 ff"));
    assertTrue(message.has(Options.LEASE_TIME));
    assertEquals(Optional.empty(), message.get(Options.LEASE_TIME));
    assertArrayEquals(new byte[0], message.raw(12).orElseThrow());
    assertEquals(Optional.empty(), message.get(Options.HOST_NAME));
  }

  @Test
  void bootpHasNoMessageTypeAndMayHaveNoCookie() {
    DhcpMessage bootp = Messages.parse(Messages.withOptions("0c 01 61 ff"));
    assertEquals(Optional.empty(), bootp.messageType());
    assertEquals(Optional.of("a"), bootp.get(Options.HOST_NAME));
    assertTrue(bootp.hasCookie());
    byte[] bytes = Messages.withOptions("35 01 01 ff");
    DhcpMessage bare = Messages.parse(Messages.over(bytes, Header.COOKIE, "00 00 00 00"));
    assertFalse(bare.hasCookie());
    assertEquals(Optional.empty(), bare.messageType());
    assertEquals(0, bare.codes().length);
  }
}
