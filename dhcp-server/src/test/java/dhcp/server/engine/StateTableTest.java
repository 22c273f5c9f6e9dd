package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static dhcp.server.engine.TestServer.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.TestServer.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every message about an address deserves, for every state that the address can be in, from
 * the client whose it is and from another: the table of RFC 2131 sections 4.3.1 to 4.3.4.
 */
class StateTableTest {
  private static final Ipv4Address ADDRESS = ip("192.168.1.100");
  private static final TestClient OWNER = TestClient.number(1);
  private static final TestClient OTHER = TestClient.number(2);
  private static final MacAddress FOREIGNER = MacAddress.parse("02:bb:00:00:00:01");

  /** How the address came to its state. */
  enum State {
    UNUSED,
    OFFERED,
    BOUND,
    RELEASED,
    EXPIRED,
    DECLINED,
    CONFLICT,
    RESERVED
  }

  /** What is sent about the address. */
  enum Sent {
    DISCOVER,
    SELECTING,
    INIT_REBOOT,
    RENEWING,
    REBINDING,
    RELEASE,
    DECLINE
  }

  @ParameterizedTest
  @CsvSource({
    "UNUSED,   DISCOVER,    Offer REQUESTED,        Offer REQUESTED",
    "UNUSED,   SELECTING,   Ack SELECTED_UNOFFERED, Ack SELECTED_UNOFFERED",
    "UNUSED,   INIT_REBOOT, Ignore NO_RECORD,       Ignore NO_RECORD",
    "UNUSED,   RENEWING,    Ignore NO_RECORD,       Ignore NO_RECORD",
    "UNUSED,   REBINDING,   Ignore NO_RECORD,       Ignore NO_RECORD",
    "UNUSED,   RELEASE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "UNUSED,   DECLINE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "OFFERED,  DISCOVER,    Offer OWN_OFFER,        Offer NEW",
    "OFFERED,  SELECTING,   Ack SELECTED,           Nak OFFERED_TO_ANOTHER",
    "OFFERED,  INIT_REBOOT, Ignore NO_RECORD,       Ignore NO_RECORD",
    "OFFERED,  RENEWING,    Ignore NO_RECORD,       Ignore NO_RECORD",
    "OFFERED,  REBINDING,   Ignore NO_RECORD,       Ignore NO_RECORD",
    "OFFERED,  RELEASE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "OFFERED,  DECLINE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "BOUND,    DISCOVER,    Offer OWN_LEASE,        Offer NEW",
    "BOUND,    SELECTING,   Ack SELECTED,           Nak HELD_BY_ANOTHER",
    "BOUND,    INIT_REBOOT, Ack REBOOTED,           Nak HELD_BY_ANOTHER",
    "BOUND,    RENEWING,    Ack RENEWED,            Nak HELD_BY_ANOTHER",
    "BOUND,    REBINDING,   Ack REBOUND,            Nak HELD_BY_ANOTHER",
    "BOUND,    RELEASE,     Release RELEASED,       Ignore NOT_THE_HOLDER",
    "BOUND,    DECLINE,     Decline DECLINED,       Ignore NOT_THE_HOLDER",
    "RELEASED, DISCOVER,    Offer FORMER_LEASE,     Offer REQUESTED",
    "RELEASED, SELECTING,   Ack SELECTED,           Ack SELECTED_UNOFFERED",
    "RELEASED, INIT_REBOOT, Ack REBOOTED,           Ignore NO_RECORD",
    "RELEASED, RENEWING,    Ack RENEWED,            Ignore NO_RECORD",
    "RELEASED, REBINDING,   Ack REBOUND,            Ignore NO_RECORD",
    "RELEASED, RELEASE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "RELEASED, DECLINE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "EXPIRED,  DISCOVER,    Offer FORMER_LEASE,     Offer REQUESTED",
    "EXPIRED,  SELECTING,   Ack SELECTED,           Ack SELECTED_UNOFFERED",
    "EXPIRED,  INIT_REBOOT, Ack REBOOTED,           Ignore NO_RECORD",
    "EXPIRED,  RENEWING,    Ack RENEWED,            Ignore NO_RECORD",
    "EXPIRED,  REBINDING,   Ack REBOUND,            Ignore NO_RECORD",
    "EXPIRED,  RELEASE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "EXPIRED,  DECLINE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "DECLINED, DISCOVER,    Offer NEW,              Offer NEW",
    "DECLINED, SELECTING,   Nak IN_USE,             Nak IN_USE",
    "DECLINED, INIT_REBOOT, Nak IN_USE,             Nak IN_USE",
    "DECLINED, RENEWING,    Nak IN_USE,             Nak IN_USE",
    "DECLINED, REBINDING,   Nak IN_USE,             Nak IN_USE",
    "DECLINED, RELEASE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "DECLINED, DECLINE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "CONFLICT, DISCOVER,    Offer NEW,              Offer NEW",
    "CONFLICT, SELECTING,   Nak IN_USE,             Nak IN_USE",
    "CONFLICT, INIT_REBOOT, Nak IN_USE,             Nak IN_USE",
    "CONFLICT, RENEWING,    Nak IN_USE,             Nak IN_USE",
    "CONFLICT, REBINDING,   Nak IN_USE,             Nak IN_USE",
    "CONFLICT, RELEASE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "CONFLICT, DECLINE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "RESERVED, DISCOVER,    Offer RESERVED,         Offer NEW",
    "RESERVED, SELECTING,   Ack SELECTED,           Nak RESERVED_FOR_ANOTHER",
    "RESERVED, INIT_REBOOT, Ack REBOOTED,           Nak RESERVED_FOR_ANOTHER",
    "RESERVED, RENEWING,    Ack RENEWED,            Nak RESERVED_FOR_ANOTHER",
    "RESERVED, REBINDING,   Ack REBOUND,            Nak RESERVED_FOR_ANOTHER",
    "RESERVED, RELEASE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
    "RESERVED, DECLINE,     Ignore NOT_THE_HOLDER,  Ignore NOT_THE_HOLDER",
  })
  void everyCell(State state, Sent sent, String owner, String other) {
    assertEquals(owner, outcome(state, sent, OWNER), "from the client whose it is");
    assertEquals(other, outcome(state, sent, OTHER), "from another client");
  }

  /** "If the server has no record", authoritative servers say NAK where others say nothing. */
  @ParameterizedTest
  @CsvSource({"INIT_REBOOT", "RENEWING", "REBINDING"})
  void rule5_authoritativeServerRefusesWhatItHasNoRecordOf(Sent sent) {
    TestServer server = new TestServer(of(pool(110), Feature.AUTHORITATIVE));
    assertEquals("Nak NO_RECORD", name(send(server, sent, OWNER)));
  }

  private static String outcome(State state, Sent sent, TestClient client) {
    TestServer server = serverIn(state);
    return name(send(server, sent, client));
  }

  private static String name(Outcome outcome) {
    return outcome.decision().getClass().getSimpleName() + " " + outcome.reason().name();
  }

  private static TestServer serverIn(State state) {
    ServerPolicy policy = of(pool(110), Feature.CONFLICT_CHECK);
    TestServer server =
        new TestServer(
            state == State.RESERVED
                ? Policies.with(policy, new Reservation(ReservationKey.ofMac(OWNER.mac), ADDRESS))
                : policy);
    switch (state) {
      case UNUSED, RESERVED -> {}
      case OFFERED -> assertEquals(ADDRESS, server.broadcast(OWNER.discover()).yiaddr());
      case BOUND -> bind(server);
      case RELEASED -> {
        bind(server);
        server.unicast(OWNER.release(ADDRESS, SERVER));
      }
      case EXPIRED -> {
        bind(server);
        server.after(3600);
      }
      case DECLINED -> {
        bind(server);
        server.broadcast(OWNER.decline(ADDRESS, SERVER));
      }
      case CONFLICT -> server.engine.seen(ADDRESS, FOREIGNER, server.now).orElseThrow();
    }
    return server;
  }

  private static void bind(TestServer server) {
    assertEquals(ADDRESS, server.bind(OWNER));
    server.after(30);
  }

  private static Outcome send(TestServer server, Sent sent, TestClient client) {
    return switch (sent) {
      case DISCOVER -> server.broadcast(client.discover().put(Options.REQUESTED_ADDRESS, ADDRESS));
      case SELECTING -> server.broadcast(client.select(ADDRESS, SERVER));
      case INIT_REBOOT -> server.broadcast(client.reboot(ADDRESS));
      case RENEWING -> server.unicast(client.extend(ADDRESS));
      case REBINDING -> server.broadcast(client.extend(ADDRESS));
      case RELEASE -> server.unicast(client.release(ADDRESS, SERVER));
      case DECLINE -> server.broadcast(client.decline(ADDRESS, SERVER));
    };
  }
}
