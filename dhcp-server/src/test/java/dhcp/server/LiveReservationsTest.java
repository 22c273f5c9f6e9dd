package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import dhcp.server.config.ConfigException;
import dhcp.server.config.ReservationReader;
import dhcp.server.engine.Reservation;
import dhcp.server.engine.ServerPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reservations of the running server over those of its configuration. */
class LiveReservationsTest {
  private static final String A = "02:00:00:00:00:0a";
  private static final String B = "02:00:00:00:00:0b";
  private final LiveReservations live = new LiveReservations();
  private ServerPolicy policy;

  @BeforeEach
  void configure() throws ConfigException {
    List<String> flags = new ArrayList<>(Flags.GOOD);
    flags.addAll(List.of("--server-ip", "192.168.1.1", "--reserve", A + "=192.168.1.10"));
    policy = Flags.read(flags).policy();
  }

  private List<String> inForce() {
    return live.over(policy).reservations().stream().map(r -> r.key() + "=" + r.address()).toList();
  }

  @Test
  void aNewOneIsAddedAndOneForTheSameClientReplaces() {
    live.make(ReservationReader.parse(B + "=192.168.1.11"));
    live.make(ReservationReader.parse(A + "=192.168.1.12"));
    assertEquals(List.of(B + "=192.168.1.11", A + "=192.168.1.12"), inForce());
  }

  @Test
  void oneTakenBackIsGoneUntilItIsMadeAgain() {
    Reservation configured = policy.reservations().get(0);
    live.takeBack(configured.key());
    assertEquals(List.of(), inForce());
    live.make(configured);
    assertEquals(List.of(A + "=192.168.1.10"), inForce());
  }

  @Test
  void oneThatANewConfigurationContradictsIsLeftOut() throws ConfigException {
    live.make(ReservationReader.parse(B + "=192.168.1.11"));
    List<String> flags = new ArrayList<>(Flags.GOOD);
    flags.addAll(List.of("--reserve", "02:00:00:00:00:0c=192.168.1.11"));
    policy = Flags.read(flags).policy();
    assertEquals(List.of("02:00:00:00:00:0c=192.168.1.11"), inForce());
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.5, no host's address",
    "192.168.1.255, no host's address",
    "192.168.1.1, the server's own",
    "192.168.1.10, is reserved for 02:00:00:00:00:0a"
  })
  void refusesWhatCannotBe(String address, String why) {
    Optional<String> refusal =
        LiveReservations.refusal(ReservationReader.parse(B + "=" + address), policy);
    assertTrue(refusal.orElse("").contains(why), refusal::toString);
  }

  @Test
  void refusesNothingElse() {
    assertEquals(
        Optional.empty(),
        LiveReservations.refusal(
            new Reservation(policy.reservations().get(0).key(), Ipv4Address.parse("192.168.1.10")),
            policy));
  }
}
