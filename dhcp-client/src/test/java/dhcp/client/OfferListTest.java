package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.cli.EventWriter;
import dhcp.client.lease.Acks;
import dhcp.client.machine.Drop;
import dhcp.client.machine.Mode;
import dhcp.client.machine.Notice;
import dhcp.client.machine.Offer;
import dhcp.client.machine.OfferPolicy;
import dhcp.client.machine.Sender;
import dhcp.client.machine.Settings;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which offers a script is told of, while a lease is being got. */
class OfferListTest {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
  private static final OfferPolicy COLLECTING =
      new OfferPolicy(1_000, Set.of(), Set.of(), List.of());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private List<String> told(EventWriter.Format format, OfferPolicy policy) {
    Narrator narrator =
        new Narrator(
            "eth0",
            Settings.of(MAC).with(new Mode.Once()).with(policy),
            new EventWriter(out, format, () -> Instant.EPOCH),
            BootClock.ofMachine());
    Sender sender = new Sender(MAC, Acks.SERVER);
    narrator.offerSeen(
        new Notice.OfferSeen(new Offer(Acks.read(Acks.masked()), sender, Optional.empty())));
    narrator.offerSeen(
        new Notice.OfferSeen(
            new Offer(
                Acks.read(Acks.masked()), sender, Optional.of(Drop.REQUIRED_OPTION_MISSING))));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void rule8OffersThatAreCollectedAreEvents() {
    List<JsonObject> events =
        told(EventWriter.Format.JSON, COLLECTING).stream()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertEquals(
        List.of("offer", "offer"), events.stream().map(e -> e.get("event").getAsString()).toList());
    assertEquals("192.168.1.1", events.get(0).get("server").getAsString());
    assertEquals(
        List.of(true, false), events.stream().map(e -> e.get("expected").getAsBoolean()).toList());
  }

  @Test
  void serversThatWereExpectedAndDidNotAnswerAreNamed() {
    Ipv4Address absent = Ipv4Address.of(192, 168, 1, 9);
    OfferPolicy expecting = new OfferPolicy(0, Set.of(Acks.SERVER, absent), Set.of(), List.of());
    for (EventWriter.Format format : EventWriter.Format.values()) {
      out.reset();
      Settings settings = Settings.of(MAC).with(new Mode.Discover()).with(expecting);
      Narrator narrator =
          new Narrator(
              "eth0",
              settings,
              new EventWriter(out, format, () -> Instant.EPOCH),
              BootClock.ofMachine());
      narrator.offerSeen(
          new Notice.OfferSeen(
              new Offer(Acks.read(Acks.masked()), new Sender(MAC, Acks.SERVER), Optional.empty())));
      narrator.summary();
      String last = out.toString(StandardCharsets.UTF_8).lines().toList().get(1);
      String wanted =
          switch (format) {
            case PLAIN -> " servers=192.168.1.1 silent=192.168.1.9";
            case JSON -> "\"silent\":[\"192.168.1.9\"]";
          };
      assertTrue(last.contains(wanted), last);
    }
  }

  @Test
  void aServerThatMayNotAnswerIsNamedThoughItOffersNothing() {
    OfferPolicy expecting =
        new OfferPolicy(0, Set.of(Ipv4Address.of(192, 168, 1, 9)), Set.of(), List.of());
    Narrator narrator =
        new Narrator(
            "eth0",
            Settings.of(MAC).with(new Mode.Discover()).with(expecting),
            new EventWriter(out, EventWriter.Format.PLAIN, () -> Instant.EPOCH),
            BootClock.ofMachine());
    narrator.dropped(
        new Notice.Dropped(
            Acks.bare().remove(51).build(), new Sender(MAC, Acks.SERVER), Drop.DENIED_SERVER));
    narrator.summary();
    assertEquals(
        "DISCOVERED interface=eth0 offers=0 servers= unexpected=192.168.1.1 silent=192.168.1.9\n",
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void withoutAWindowOrInPlainFormTheFirstLineIsTheLeases() {
    assertEquals(List.of(), told(EventWriter.Format.JSON, OfferPolicy.FIRST));
    assertEquals(List.of(), told(EventWriter.Format.PLAIN, COLLECTING));
  }
}
