package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of decisions is bounded, and the latest stays. */
class HistoryTest {
  private final History history = new History();

  private static History.Entry entry(int client, long time) {
    HardwareAddress chaddr = HardwareAddress.ofEthernet(new MacAddress(0x020000000000L + client));
    return new History.Entry(
        time,
        ClientKey.ofHardware(chaddr),
        chaddr,
        Ipv4Address.parse("192.168.1.7"),
        "eth0",
        "DHCPDISCOVER",
        "offer",
        Reason.NEW,
        "");
  }

  private List<Long> timesOf(int client) {
    Who who = new Who.Mac(new MacAddress(0x020000000000L + client));
    return history.find(entry -> entry.fits(who)).stream().map(History.Entry::wallMillis).toList();
  }

  @Test
  void theLastDecisionsOfAClientAreKept() {
    for (int time = 0; time < 40; time++) {
      history.add(entry(1, time));
    }
    List<Long> times = timesOf(1);
    assertEquals(16, times.size());
    assertEquals(24, times.get(0));
    assertEquals(39, times.get(15));
  }

  @Test
  void clientsNotHeardOfForLongAreForgotten() {
    history.add(entry(0, 1));
    history.add(entry(1, 1));
    for (int client = 2; client < 40_000; client++) {
      history.add(entry(client, 1));
      history.add(entry(0, client));
    }
    assertEquals(16, timesOf(0).size());
    assertEquals(List.of(), timesOf(1));
    assertEquals(4095 + 16, history.find(entry -> true).size());
  }

  @Test
  void aThousandClientsAreHardlyEverInEachOthersWay() {
    for (int client = 0; client < 1000; client++) {
      history.add(entry(client, 1));
    }
    assertTrue(history.find(entry -> true).size() > 980);
  }

  @Test
  void anEntryReadsAsOneLine() {
    assertEquals(
        "1970-01-01T00:00:01Z DHCPDISCOVER via eth0 -> offer 192.168.1.7:"
            + " 192.168.1.7 was never used (new)",
        entry(1, 1000).line());
  }
}
