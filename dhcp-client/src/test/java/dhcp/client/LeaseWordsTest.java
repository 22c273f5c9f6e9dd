package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.client.lease.Acks;
import dhcp.client.lease.LeaseTimes;
import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseWordsTest {
  private static final LeaseTimes HOUR = new LeaseTimes(0, 1_800_000, 3_150_000, 3_600_000);

  private final LeaseWords words = new LeaseWords("eth0", Instant::ofEpochMilli);

  private static MessageBuilder rich() {
    return Acks.masked()
        .put(Options.ROUTER, List.of(Acks.SERVER))
        .put(Options.DOMAIN_NAME_SERVERS, List.of(Acks.SERVER, Ipv4Address.of(8, 8, 8, 8)))
        .put(Options.DOMAIN_NAME, "lab.example")
        .put(Options.BOOTFILE_NAME, "x\u001b[31m\"\n")
        .file("pxe\u0001");
  }

  @Test
  void theLineHasWhatAScriptNeeds() {
    assertEquals(
        "192.168.1.100/24 interface=eth0 server=192.168.1.1 router=192.168.1.1"
            + " dns=192.168.1.1,8.8.8.8 domain=lab.example lease=3600 renew=1800 rebind=3150",
        words.words(Acks.read(rich()).with(HOUR)));
  }

  @Test
  void theFieldsHaveEverything() {
    JsonObject fields =
        JsonParser.parseString(words.fields(Acks.read(rich()).with(HOUR)).toString())
            .getAsJsonObject();
    assertEquals("192.168.1.100", fields.get("address").getAsString());
    assertEquals(24, fields.get("prefix_length").getAsInt());
    assertEquals("255.255.255.0", fields.get("mask").getAsString());
    assertEquals("192.168.1.255", fields.get("broadcast").getAsString());
    assertEquals("[\"0.0.0.0/0 via 192.168.1.1\"]", fields.get("routes").toString());
    assertEquals("[\"192.168.1.1\",\"8.8.8.8\"]", fields.get("dns").toString());
    assertEquals(3600, fields.get("lease_seconds").getAsLong());
    assertEquals(1800, fields.get("renew_seconds").getAsLong());
    assertEquals("1970-01-01T01:00:00Z", fields.get("expires").getAsString());
    JsonObject message = fields.getAsJsonObject("message");
    assertEquals("pxe\u0001", message.get("file").getAsString());
    assertEquals("DHCPACK", message.getAsJsonObject("options").get("message-type").getAsString());
  }

  @Test
  void anInfiniteLeaseNeverExpires() {
    LeaseTimes never = new LeaseTimes(0, LeaseTimes.NEVER, LeaseTimes.NEVER, LeaseTimes.NEVER);
    JsonObject fields =
        JsonParser.parseString(words.fields(Acks.read(rich()).with(never)).toString())
            .getAsJsonObject();
    assertEquals("never", fields.get("expires").getAsString());
  }
}
