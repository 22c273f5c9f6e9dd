package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that contradict themselves are refused, naming the value. */
class PolicyTest {
  private static SubnetPolicy subnet(String text) {
    return SubnetPolicy.builder(Subnet.parse(text)).build();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("0, 10, 20", () -> new LeaseTimes(10, 0, 20)),
        mistake("20, 10, 30", () -> new LeaseTimes(10, 20, 30)),
        mistake("1, 40, 30", () -> new LeaseTimes(40, 1, 30)),
        mistake("4294967296", () -> new LeaseTimes(40, 1, 1L << 32)),
        mistake("PT0S", () -> times(Duration.ZERO)),
        mistake("PT-1S", () -> times(Duration.ofSeconds(-1))),
        mistake("not 0", () -> new Limits(OptionalInt.of(0), 1, 1)),
        mistake("not 1000001", () -> new Limits(OptionalInt.empty(), 1_000_001, 1)),
        mistake("not -1", () -> new Limits(OptionalInt.empty(), 1, -1)),
        mistake("not 0", () -> Policies.addressesEach(0)),
        mistake("not 100", () -> new Limits(OptionalInt.empty(), 1, 1, 100)),
        mistake("option 53", () -> new OptionSet.Builder().put(53, new byte[1])),
        mistake("option 0", () -> new OptionSet.Builder().never(0)),
        mistake("option 255", () -> new OptionSet.Builder().always(255, new byte[0])),
        mistake("'" + "x".repeat(64) + "'", () -> boot("x".repeat(64), "")),
        mistake("'" + "x".repeat(128) + "'", () -> boot("", "x".repeat(128))),
        mistake(
            "192.168.1.1-192.168.2.1 is not inside 192.168.1.0/24",
            () ->
                SubnetPolicy.builder(Policies.SUBNET)
                    .range(ip("192.168.1.1"), ip("192.168.2.1"))
                    .build()),
        mistake(
            "10.0.0.0/8 and 10.1.0.0/16 overlap",
            () -> Policies.of(List.of(subnet("10.1.0.0/16"), subnet("10.0.0.0/8")))));
  }

  private static Arguments mistake(String named, Executable attempt) {
    return Arguments.of(named, attempt);
  }

  private static void times(Duration offer) {
    Duration one = Duration.ofSeconds(1);
    new HoldTimes(offer, one, one, one);
  }

  private static void boot(String server, String file) {
    new BootSettings(
        Ipv4Address.ANY,
        server,
        List.of(new BootSettings.BootFile(new BootSettings.Target.Everyone(), file)));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeIsNamed(String named, Executable attempt) {
    String message = assertThrows(IllegalArgumentException.class, attempt).getMessage();
    assertTrue(message.contains(named), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"02:00:00:00:00:01", "id:ff0102", "circuit:00ab"})
  void reservationKeyPrintsAsItWasRead(String text) {
    assertEquals(text, ReservationKey.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "02:00", "id:", "id:xyz", "circuit:", "mac:02:00:00:00:00:01"})
  void otherTextIsNoReservationKey(String text) {
    assertThrows(IllegalArgumentException.class, () -> ReservationKey.parse(text));
  }

  @Test
  void optionSetAgainTakesTheNewValueAndKeepsItsPlace() {
    OptionSet set =
        new OptionSet.Builder()
            .put(3, new byte[] {1})
            .put(6, new byte[] {2})
            .always(3, new byte[] {9})
            .build();
    assertEquals(2, set.size());
    assertEquals(3, set.code(0));
    assertEquals(9, set.data(0)[0]);
    assertEquals(OptionSet.Sending.ALWAYS, set.sending(0));
  }

  @Test
  void everyReasonHasACodeOfItsOwnAndASentence() {
    List<String> codes = Arrays.stream(Reason.values()).map(Reason::code).toList();
    assertEquals(codes.size(), codes.stream().distinct().count());
    for (Reason reason : Reason.values()) {
      String sentence = reason.sentence(ip("192.0.2.1"));
      assertTrue(sentence.length() > 10 && !sentence.contains("{}"), sentence);
      assertTrue(sentence.length() < 200, "a NAK must have room for it");
    }
  }

  @ParameterizedTest
  @CsvSource({"HELD_BY_ANOTHER, held-by-another", "NEW, new"})
  void reasonCodesAreForScripts(Reason reason, String code) {
    assertEquals(code, reason.code());
  }
}
