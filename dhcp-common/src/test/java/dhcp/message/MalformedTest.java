package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dhcp.message.Malformed.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no message, and what just looks odd. */
class MalformedTest {
  private static Parsed parse(byte[] bytes) {
    return DhcpMessage.parse(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 235, 236, 239})
  void shorterThanHeaderAndCookie(int length) {
    byte[] bytes = Messages.withOptions("35 01 01 ff");
    assertEquals(new Malformed(Reason.TOO_SHORT), DhcpMessage.parse(bytes, 0, length));
  }

  @Test
  void longerThanADatagram() {
    assertEquals(new Malformed(Reason.TOO_LONG), parse(new byte[0x10000]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "03", "ff"})
  void opNeitherRequestNorReply(String op) {
    byte[] bytes = Messages.over(Messages.withOptions("35 01 01 ff"), Header.OP, op);
    assertEquals(new Malformed(Reason.BAD_OP), parse(bytes));
  }

  @ParameterizedTest
  @CsvSource({"01, 00", "01, 05", "01, 07", "01, 10", "06, 00", "06, 11", "20, ff"})
  void hardwareAddressThatCannotBe(String htype, String hlen) {
    byte[] bytes = Messages.over(Messages.withOptions("35 01 01 ff"), Header.HTYPE, htype + hlen);
    assertEquals(new Malformed(Reason.BAD_HLEN), parse(bytes));
  }

  @ParameterizedTest
  @CsvSource({"06, 01", "06, 06", "1b, 08", "20, 10"})
  void hardwareAddressesOfOtherLinks(String htype, String hlen) {
    byte[] bytes = Messages.over(Messages.withOptions("35 01 01 ff"), Header.HTYPE, htype + hlen);
    HardwareAddress chaddr = Messages.parse(bytes).chaddr();
    assertEquals(Integer.parseInt(htype, 16), chaddr.htype());
    assertEquals(Integer.parseInt(hlen, 16), chaddr.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"35", "35 02 01", "35 01 01 0c", "35 01 01 0c 05 61 62 63 64", "35 01 01 34 01"})
  void optionPastTheEnd(String options) {
    assertEquals(new Malformed(Reason.OPTION_PAST_END), parse(Messages.withOptions(options)));
  }

  @ParameterizedTest
  @CsvSource({"01, 108, 128", "02, 44, 64", "03, 44, 64", "03, 108, 128"})
  void optionPastTheEndOfAnOverloadedField(String overload, int field, int room) {
    byte[] bytes = Messages.withOptions("35 01 01 34 01 " + overload + " ff");
    Messages.over(bytes, field + room - 3, "0c 02 61");
    assertEquals(new Malformed(Reason.OPTION_PAST_END), parse(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"35 01 01 35 01 01 ff", "35 01 01 0c 01 61 35 01 03 ff"})
  void twoMessageTypes(String options) {
    assertEquals(new Malformed(Reason.REPEATED_MESSAGE_TYPE), parse(Messages.withOptions(options)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"35 00 ff", "35 01 00 ff", "35 01 0e ff", "35 01 ff ff", "35 02 01 01 ff"})
  void messageTypeThatIsNone(String options) {
    assertEquals(new Malformed(Reason.BAD_MESSAGE_TYPE), parse(Messages.withOptions(options)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"35 01 01", "35 01 01 0c 01 61", "35 01 01 00 00 00"})
  void clientsMustEndTheirOptions(String options) {
    byte[] request = Messages.withOptions(options);
    assertEquals(new Malformed(Reason.NO_END), parse(request));
    byte[] reply = Messages.over(request.clone(), Header.OP, "02");
    assertArrayEquals(reply, Messages.parse(reply).toBytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "0c 01 61"})
  void bootpClientsNeedNot(String options) {
    byte[] bytes = Messages.withOptions(options);
    assertArrayEquals(bytes, Messages.parse(bytes).toBytes());
  }

  /** Only the options field: what is read from file and sname is a matter of option 52. */
  @Test
  void overloadedFieldsNeedNotEndWithEnd() {
    byte[] bytes = Messages.withOptions("35 01 01 34 01 03 ff");
    Messages.over(bytes, Header.FILE, "0c 01 61");
    assertEquals("a", Messages.parse(bytes).get(Options.HOST_NAME).orElseThrow());
  }

  @Test
  void floodsOfPadsAndOfEmptyOptionsAreRead() {
    byte[] pads = Messages.over(new byte[0xffff], 0, "01 01 06");
    Messages.over(pads, Header.COOKIE, "63 82 53 63");
    assertEquals(0, Messages.parse(pads).codes().length);
    for (int i = Header.OPTIONS; i + 1 < pads.length; i += 2) {
      pads[i] = 12;
    }
    DhcpMessage empties = Messages.parse(Arrays.copyOf(pads, 0xfffe));
    assertArrayEquals(new int[] {12}, empties.codes());
    assertEquals(0, empties.raw(12).orElseThrow().length);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonIsASentence(Reason reason) {
    assertFalse(reason.sentence().isBlank());
  }
}
