package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The header's fields and the options of a message that was built. */
class DhcpMessageTest {
  private static final HardwareAddress CLIENT =
      HardwareAddress.ofEthernet(MacAddress.parse("02:00:00:00:00:01"));

  @Test
  void whatIsBuiltIsReadBack() {
    DhcpMessage message =
        DhcpMessage.request(0x12345678, CLIENT)
            .secs(7)
            .broadcast(true)
            .ciaddr(Ipv4Address.of(10, 0, 0, 1))
            .put(Options.LEASE_TIME, 3600L)
            .put(Options.MESSAGE_TYPE, MessageType.DISCOVER)
            .put(Options.PARAMETER_REQUEST_LIST, List.of(1, 3, 6))
            .build();
    assertEquals(300, message.length());
    DhcpMessage read = (DhcpMessage) DhcpMessage.parse(message.toBytes(), 0, message.length());
    assertEquals(Op.BOOTREQUEST, read.op());
    assertEquals(0x12345678, read.xid());
    assertEquals(7, read.secs());
    assertTrue(read.broadcast());
    assertEquals(Ipv4Address.of(10, 0, 0, 1), read.ciaddr());
    assertEquals(CLIENT, read.chaddr());
    assertEquals(Optional.of(MessageType.DISCOVER), read.messageType());
    assertEquals(Optional.of(3600L), read.get(Options.LEASE_TIME));
    assertEquals(Optional.of(List.of(1, 3, 6)), read.get(Options.PARAMETER_REQUEST_LIST));
    assertEquals(53, read.codes()[0]);
  }
}
