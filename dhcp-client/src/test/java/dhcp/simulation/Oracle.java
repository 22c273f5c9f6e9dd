package dhcp.simulation;

import static org.junit.jupiter.api.Assertions.fail;

import dhcp.client.lease.Lease;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.HoldTimes;
import dhcp.server.engine.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sees everything, and ends the simulation when something happens that must never happen. It judges
 * by what is on the wire and on the interfaces, in the simulation's time, and asks no server.
 */
final class Oracle {
  /** What a server has acknowledged: who did, to whom, and until when. */
  private record Promise(Ipv4Address server, Party party, Segment segment, long end) {}

  /** What a server has offered, and must keep until then. */
  private record Standing(Ipv4Address server, Party party, long until) {}

  private record GivenBack(Party party, long at) {}

  /** A quarantine is never shorter, also when many addresses are in one. */
  private static final Duration SHORTENED = Duration.ofSeconds(60);

  private final long seed;
  private final Diary diary;
  private final Map<Ipv4Address, Promise> promises = new HashMap<>();
  private final Map<Ipv4Address, Standing> offers = new HashMap<>();
  private final Map<Ipv4Address, GivenBack> givenBack = new HashMap<>();
  private final Map<Ipv4Address, Long> declinedUntil = new HashMap<>();
  private final Set<MacAddress> refused = new HashSet<>();
  private final Holders holders = new Holders(this);
  private Duration offerHold = Duration.ZERO;
  private Duration declinedHold = Duration.ZERO;
  private long acknowledged;

  Oracle(long seed, Diary diary) {
    this.seed = seed;
    this.diary = diary;
  }

  /** What servers are to do with offers and declined addresses; nothing is asked before this. */
  void expectHolds(HoldTimes times) {
    offerHold = times.offer();
    declinedHold = times.declined().compareTo(SHORTENED) < 0 ? times.declined() : SHORTENED;
  }

  /** How many ACKs were sent. */
  long acknowledged() {
    return acknowledged;
  }

  Holders holders() {
    return holders;
  }

  private boolean isLive(Promise promise, long now) {
    return promise != null && promise.end() > now;
  }

  /** A client asks for an address; who has promised it has to acknowledge it. */
  void asked(Ipv4Address server, Witness.Account account, Ipv4Address address) {
    Promise promise = promises.get(address);
    boolean due =
        isLive(promise, account.decidedAt())
            && promise.server().equals(server)
            && promise.party().equals(account.party())
            && promise.segment() == account.segment();
    boolean honoured =
        account
            .answer()
            .filter(answer -> answer.messageType().equals(Optional.of(MessageType.ACK)))
            .filter(answer -> answer.yiaddr().equals(address))
            .isPresent();
    if (honoured) {
      taken(server, account, address);
    } else if (due) {
      violated(
          account.decidedAt(),
          address + " is promised, and its holder is answered " + account.decision());
    }
  }

  /**
   * An offer that was taken is held no longer than the lease that it became, also when the disk
   * fails and the ACK never leaves.
   */
  private void taken(Ipv4Address server, Witness.Account account, Ipv4Address address) {
    long end = account.decidedAt() + seconds(account.answer().orElseThrow()) * 1_000;
    offers.computeIfPresent(
        address,
        (a, offer) ->
            offer.server().equals(server) && offer.party().equals(account.party())
                ? new Standing(server, offer.party(), Math.min(offer.until(), end))
                : offer);
  }

  private static long seconds(DhcpMessage ack) {
    return ack.get(Options.LEASE_TIME).orElse(0L);
  }

  /** An ACK leaves a server. */
  void acknowledged(Ipv4Address server, Witness.Account account, DhcpMessage ack) {
    acknowledged++;
    Ipv4Address address = ack.yiaddr();
    GivenBack back = givenBack.get(address);
    if (back != null && back.party().equals(account.party()) && back.at() >= account.decidedAt()) {
      return; // it has taken its leave since it asked
    }
    refuseToBreak(address, account, "acknowledged");
    offers.values().removeIf(o -> o.server().equals(server) && o.party().equals(account.party()));
    long end = account.decidedAt() + seconds(ack) * 1_000;
    promises
        .values()
        .removeIf(
            other ->
                other.server().equals(server)
                    && other.party().equals(account.party())
                    && other.segment() == account.segment()
                    && other != promises.get(address));
    promises.merge(
        address,
        new Promise(server, account.party(), account.segment(), end),
        (old, renewed) ->
            old.party().equals(renewed.party()) && old.end() > renewed.end() ? old : renewed);
  }

  /** An OFFER leaves a server. */
  void offered(Ipv4Address server, Witness.Account account, DhcpMessage offer) {
    refuseToBreak(offer.yiaddr(), account, "offered");
    offers.values().removeIf(o -> o.server().equals(server) && o.party().equals(account.party()));
    offers.put(
        offer.yiaddr(),
        new Standing(server, account.party(), account.decidedAt() + offerHold.toMillis()));
  }

  private void refuseToBreak(Ipv4Address address, Witness.Account account, String what) {
    long now = account.decidedAt();
    Promise promise = promises.get(address);
    if (isLive(promise, now) && !promise.party().equals(account.party())) {
      violated(now, address + " is " + what + " to " + account.party() + " while " + promise);
    }
    Standing offer = offers.get(address);
    if (offer != null && offer.until() > now && !offer.party().equals(account.party())) {
      violated(now, address + " is " + what + " to " + account.party() + " while " + offer);
    }
    if (declinedUntil.getOrDefault(address, 0L) > now) {
      violated(now, address + " is " + what + " though it was declined");
    }
  }

  /**
   * A NAK leaves a server. Only one that has the client on record at another address may refuse it
   * what another server promised (RFC 2131 section 4.3.2).
   */
  void refused(Ipv4Address server, Witness.Account account, DhcpMessage nak) {
    nak.chaddr().mac().ifPresent(refused::add);
    Ipv4Address address = account.decision().address();
    Promise promise = promises.get(address);
    if (isLive(promise, account.decidedAt())
        && promise.party().equals(account.party())
        && promise.segment() == account.segment()
        && (promise.server().equals(server)
            || account.decision().reason() != Reason.NOT_THE_ADDRESS)) {
      violated(account.decidedAt(), address + " is refused to its holder: " + promise);
    }
  }

  /** Whether any server has sent a NAK to a client. */
  boolean hasRefused(MacAddress client) {
    return refused.contains(client);
  }

  /** A server took in that a client does not want the address any more. */
  void givenBack(Ipv4Address address, Witness.Account account) {
    promises.remove(address);
    offers.computeIfPresent(address, (a, o) -> o.party().equals(account.party()) ? null : o);
    givenBack.put(address, new GivenBack(account.party(), account.decidedAt()));
  }

  /** A server has it on disk that a client found the address in use. */
  void declined(Witness.Account account) {
    declinedUntil.put(account.decision().address(), account.decidedAt() + declinedHold.toMillis());
  }

  /** A server took in that a client chose another. */
  void notChosen(Ipv4Address server, Witness.Account account) {
    offers.values().removeIf(o -> o.server().equals(server) && o.party().equals(account.party()));
  }

  /** A server saw an address in use by a stranger, so that it cannot keep an offer of it. */
  void inUse(Ipv4Address address) {
    offers.remove(address);
  }

  /** A server crashed: its offers are forgotten, and nothing else may be. */
  void crashed(Ipv4Address server) {
    offers.values().removeIf(offer -> offer.server().equals(server));
  }

  /** Whether a lease goes beyond what a server promised of it. */
  boolean isTooLong(Party party, Lease lease) {
    Promise promise = promises.get(lease.address());
    return promise != null
        && promise.party().equals(party)
        && lease.times().endsAt() > promise.end();
  }

  void violated(long now, String what) {
    diary.note(now, () -> "VIOLATED: " + what);
    fail("seed " + seed + ", " + now + " ms: " + what);
  }
}
