package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages in words. */
class MessagePrinterTest {
  @Test
  void oneLineNamesWhatIsSet() {
    DhcpMessage message =
        Messages.discover()
            .put(Options.REQUESTED_ADDRESS, Ipv4Address.of(10, 0, 0, 5))
            .put(Options.HOST_NAME, "pc\u001b")
            .build();
    assertEquals(
        "DHCPDISCOVER xid 0x12345678 02:00:00:00:00:01"
            + " requested-address 10.0.0.5 host-name \"pc\\x1b\"",
        message.toString());
    assertEquals(
        "BOOTREQUEST xid 0x00000001 02:00:00:00:00:01 ciaddr 10.0.0.9",
        DhcpMessage.request(1, Messages.CLIENT)
            .ciaddr(Ipv4Address.of(10, 0, 0, 9))
            .build()
            .toString());
  }

  @Test
  void everyFieldAndOptionHasItsLine() {
    DhcpMessage message =
        Messages.discover()
            .hops(1)
            .secs(2)
            .broadcast(true)
            .yiaddr(Ipv4Address.of(10, 0, 0, 5))
            .giaddr(Ipv4Address.of(10, 0, 0, 1))
            .sname("boot\n")
            .put(Options.PARAMETER_REQUEST_LIST, List.of(1, 3))
            .putRaw(51, new byte[] {1})
            .putRaw(224, new byte[] {1, 2})
            .build();
    assertEquals(
        """
        DHCPDISCOVER xid 0x12345678, 300 bytes
          op BOOTREQUEST, htype 1, hlen 6, hops 1, secs 2, flags 0x8000 (broadcast)
          ciaddr 0.0.0.0, yiaddr 10.0.0.5, siaddr 0.0.0.0, giaddr 10.0.0.1
          chaddr 02:00:00:00:00:01
          sname "boot\\x0a"
          53 message-type: DHCPDISCOVER
          55 parameter-request-list: subnet-mask,router
          51 lease-time: hex:01
          224 option-224: hex:0102""",
        MessagePrinter.decoded(message));
  }

  @Test
  void aMessageWithoutCookieSaysSo() {
    byte[] bytes = Messages.over(Messages.withOptions("ff"), Header.COOKIE, "00");
    assertTrue(
        MessagePrinter.decoded(Messages.parse(bytes)).endsWith("\n  no magic cookie, no options"));
  }

  @Test
  void hugeValuesAreCut() {
    byte[] bytes =
        Messages.withOptions("35 01 01" + ("e0 ff" + "aa".repeat(255)).repeat(200) + "ff");
    String text = MessagePrinter.decoded(Messages.parse(bytes));
    assertTrue(text.endsWith("aa...") && text.length() < 1500, "" + text.length());
  }
}
