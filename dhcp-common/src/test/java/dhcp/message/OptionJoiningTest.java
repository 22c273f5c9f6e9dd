package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options in pieces (RFC 3396) and in the file and sname fields (RFC 2132 section 9.3). */
class OptionJoiningTest {
  @Test
  void piecesAreJoinedOverOptionsThenFileThenSname() {
    byte[] bytes = Messages.withOptions("35 01 01 3d 02 ff 01 34 01 03 3d 01 02 ff");
    Messages.over(bytes, Header.SNAME, "3d 02 05 06 ff");
    Messages.over(bytes, Header.FILE, "00 3d 02 03 04 ff 3d 01 09");
    DhcpMessage message = Messages.parse(bytes);
    assertArrayEquals(Bytes.parseHex("ff010203040506"), message.raw(61).orElseThrow());
    assertArrayEquals(
        Bytes.parseHex("ff010203040506"), message.get(Options.CLIENT_IDENTIFIER).orElseThrow());
    assertEquals("", message.sname());
    assertEquals("", message.file());
  }

  @Test
  void fieldsAreReadOnlyWhenOption52SaysSo() {
    byte[] bytes = Messages.withOptions("35 01 03 ff");
    Messages.over(bytes, Header.SNAME, "32 04 0a 00 00 05 ff");
    assertEquals(Optional.empty(), Messages.parse(bytes).get(Options.REQUESTED_ADDRESS));
    bytes = Messages.withOptions("35 01 03 34 01 02 ff");
    Messages.over(bytes, Header.SNAME, "32 04 0a 00 00 05 ff");
    Messages.over(bytes, Header.FILE, "66 69 6c 65");
    DhcpMessage message = Messages.parse(bytes);
    assertEquals(Optional.of(Ipv4Address.of(10, 0, 0, 5)), message.get(Options.REQUESTED_ADDRESS));
    assertEquals("file", message.file());
  }

  @Test
  void theMessageTypeMayLieInFile() {
    byte[] bytes = Messages.withOptions("34 01 01 ff");
    Messages.over(bytes, Header.FILE, "35 01 08 ff");
    assertEquals(Optional.of(MessageType.INFORM), Messages.parse(bytes).messageType());
  }

  @Test
  void option52InFileOrSnameIsIgnored() {
    byte[] bytes = Messages.withOptions("35 01 01 34 01 01 ff");
    Messages.over(bytes, Header.FILE, "34 01 03 ff");
    Messages.over(bytes, Header.SNAME, "73 65 72 76 65 72");
    assertEquals("server", Messages.parse(bytes).sname());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"34 01 00", "34 01 04", "34 01 ff", "34 00", "34 02 01 01", "34 01 01 34 01 02"})
  void anOption52WithoutAValidValueIsIgnored(String overload) {
    byte[] bytes = Messages.withOptions("35 01 01 " + overload + " ff");
    Messages.over(bytes, Header.SNAME, "73");
    Messages.over(bytes, Header.FILE, "66");
    DhcpMessage message = Messages.parse(bytes);
    assertEquals("s", message.sname());
    assertEquals("f", message.file());
  }

  @Test
  void anOverloadedFieldMayBeFullWithoutEnd() {
    byte[] bytes = Messages.withOptions("35 01 01 34 01 02 ff");
    Messages.over(bytes, Header.SNAME, "0c 3e" + "61".repeat(62));
    assertEquals(Optional.of("a".repeat(62)), Messages.parse(bytes).get(Options.HOST_NAME));
  }

  @Test
  void aRepeatedAddressIsAListOfTwoAndNoAddress() {
    DhcpMessage message =
        Messages.parse(
            Messages.withOptions(
                "35 01 01 36 04 0a 00 00 01 36 04 0a 00 00 02 03 04 0a 00 00 01 03 04 0a 00 00 02 ff"));
    assertEquals(Optional.empty(), message.get(Options.SERVER_IDENTIFIER));
    assertEquals(2, message.get(Options.ROUTER).orElseThrow().size());
    assertTrue(message.has(Options.SERVER_IDENTIFIER));
  }
}
