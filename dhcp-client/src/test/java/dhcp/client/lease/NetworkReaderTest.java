package dhcp.client.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lease configures beside the address. */
class NetworkReaderTest {
  private static final Ipv4Address DNS = Ipv4Address.of(192, 168, 1, 53);

  @ParameterizedTest
  @CsvSource({"10.1.2.3, 8", "172.16.0.9, 16", "192.168.1.100, 24"})
  void withoutAMaskTheClassDecidesAndIsToldOf(String address, int prefix) {
    NetworkSettings network = Acks.network(Acks.bare().yiaddr(Ipv4Address.parse(address)));
    assertEquals(prefix, network.prefixLength());
    assertEquals(List.of(Remark.Kind.NO_MASK), Acks.remarks(network));
  }

  @ParameterizedTest(name = "rule 39: a mask of {0}")
  @ValueSource(strings = {"ff00ff00", "00000000", "ffffff", "ffffff0000", "ff", ""})
  void rule39MaskThatIsNoneIsReplaced(String hex) {
    NetworkSettings network = Acks.network(Acks.bare().putRaw(1, Bytes.parseHex(hex)));
    assertEquals(24, network.prefixLength());
    assertEquals(List.of(Remark.Kind.BAD_MASK), Acks.remarks(network));
  }

  @Test
  void hostMaskIsAccepted() {
    NetworkSettings network =
        Acks.network(Acks.bare().put(Options.SUBNET_MASK, Ipv4Address.BROADCAST));
    assertEquals(32, network.prefixLength());
    assertEquals(List.of(), network.remarks());
  }

  @Test
  void goodValuesAreTakenAsTheyAre() {
    NetworkSettings network =
        Acks.network(
            Acks.masked()
                .put(Options.ROUTER, List.of(Acks.SERVER))
                .put(Options.DOMAIN_NAME_SERVERS, List.of(DNS, Acks.SERVER))
                .put(Options.DOMAIN_NAME, "lab.example")
                .put(Options.DOMAIN_SEARCH, List.of("lab.example", "example"))
                .put(Options.INTERFACE_MTU, 1400)
                .put(Options.NTP_SERVERS, List.of(DNS))
                .put(Options.HOST_NAME, "pc-7")
                .put(Options.BROADCAST_ADDRESS, Ipv4Address.of(192, 168, 1, 255)));
    assertEquals(Optional.of(Acks.SERVER), network.defaultRouter());
    assertEquals(List.of(DNS, Acks.SERVER), network.dnsServers());
    assertEquals(Optional.of("lab.example"), network.domain());
    assertEquals(List.of("lab.example", "example"), network.searchDomains());
    assertEquals(OptionalInt.of(1400), network.mtu());
    assertEquals(List.of(DNS), network.ntpServers());
    assertEquals(Optional.of("pc-7"), network.hostname());
    assertEquals(Optional.of(Ipv4Address.of(192, 168, 1, 255)), network.broadcast());
    assertEquals(List.of(), network.remarks());
  }

  @ParameterizedTest(name = "rule 37: {0}")
  @ValueSource(
      strings = {
        "$(touch /tmp/x)", "\";id;\"", "`id`", "a b", "a\nb", "a;b", "a|b", "() { :;}; id", "-a",
        "a-", "..", ".", "a..b", "\u001b[31m", "x' & id #", "../../etc/passwd", "a/b", "é"
      })
  void rule37TextThatIsNoNameIsLeftOut(String text) {
    NetworkSettings network =
        Acks.network(Acks.masked().put(Options.HOST_NAME, text).put(Options.DOMAIN_NAME, text));
    assertEquals(Optional.empty(), network.hostname());
    assertEquals(Optional.empty(), network.domain());
    assertEquals(
        List.of(Remark.Kind.NAME_IGNORED, Remark.Kind.NAME_IGNORED), Acks.remarks(network));
  }

  @Test
  void lengthsOfNamesAreTheResolvers() {
    String label = "a".repeat(63);
    assertEquals(Optional.of(label), Names.valid(label));
    assertEquals(Optional.empty(), Names.valid(label + "a"));
    String longest = (label + ".").repeat(3) + "a".repeat(61);
    assertEquals(Optional.of(longest), Names.valid(longest + "."));
    assertEquals(Optional.empty(), Names.valid(longest + "a"));
  }

  @ParameterizedTest
  @ValueSource(ints = {68, 575, 9217, 65535})
  void oddMtuIsLeftOut(int mtu) {
    NetworkSettings network = Acks.network(Acks.masked().put(Options.INTERFACE_MTU, mtu));
    assertEquals(OptionalInt.empty(), network.mtu());
    assertEquals(List.of(Remark.Kind.MTU_IGNORED), Acks.remarks(network));
  }

  @Test
  void serversThatAreNoHostsAreLeftOutAndTheirNumberIsBounded() {
    NetworkSettings odd =
        Acks.network(
            Acks.masked()
                .put(
                    Options.DOMAIN_NAME_SERVERS,
                    List.of(Ipv4Address.ANY, Ipv4Address.of(224, 0, 0, 1), DNS, DNS)));
    assertEquals(List.of(DNS), odd.dnsServers());
    List<Ipv4Address> many = IntStream.range(0, 60).mapToObj(DNS::plus).toList();
    NetworkSettings flood = Acks.network(Acks.masked().put(Options.DOMAIN_NAME_SERVERS, many));
    assertEquals(many.subList(0, 8), flood.dnsServers());
  }

  @Test
  void networkAddressAsLeaseIsRemarkedOn() {
    NetworkSettings network = Acks.network(Acks.masked().yiaddr(Ipv4Address.of(192, 168, 1, 0)));
    assertEquals(List.of(Remark.Kind.NOT_A_HOST_ADDRESS), Acks.remarks(network));
  }

  @Test
  void ignoredOptionsAreAsIfTheyHadNotCome() {
    MessageBuilder ack = Acks.masked().put(Options.DOMAIN_NAME_SERVERS, List.of(DNS));
    Lease lease = (Lease) new LeaseReader(Set.of(6)).read(ack.build(), 0, new SplittableRandom(1));
    assertEquals(List.of(), lease.network().dnsServers());
  }

  /** Above all of routes: without classless ones the routers count. */
  @ParameterizedTest
  @CsvSource({"121, 210a000000", "121, ''", "3, c0a801", "6, c0a80101c0", "26, 05", "119, ff"})
  void rule39OptionThatIsNotWellFormedIsLeftOutAndTold(int code, String hex) {
    NetworkSettings network = Acks.network(Acks.masked().putRaw(code, Bytes.parseHex(hex)));
    assertEquals(Acks.network(Acks.masked()).routes(), network.routes());
    assertEquals(List.of(Remark.Kind.MALFORMED), Acks.remarks(network));
  }

  @Test
  void rule39NoOptionBytesMakeReadingFail() {
    SplittableRandom random = new SplittableRandom(39);
    for (int i = 0; i < 50_000; i++) {
      MessageBuilder ack = Acks.bare();
      for (int code : new int[] {1, 3, 6, 12, 15, 26, 28, 33, 42, 119, 121}) {
        byte[] data = new byte[random.nextInt(40)];
        random.nextBytes(data);
        ack.putRaw(code, data);
      }
      NetworkSettings network = Acks.network(ack);
      assertTrue(network.prefixLength() >= 1 && network.prefixLength() <= 32);
      assertTrue(network.routes().size() <= RouteReader.MOST);
    }
  }
}
