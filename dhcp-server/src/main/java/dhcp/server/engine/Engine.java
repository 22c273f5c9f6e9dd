package dhcp.server.engine;

import dhcp.message.MessageType;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The server's decisions and what they change, in memory. One thread at a time.
 *
 * <p>Time is milliseconds of a clock that never goes back, the same for every call.
 */
public final class Engine {
  private static final int NAKS_AT_ONCE = 16;
  private static final int NAKS_PER_SECOND = 1;

  /** For this package's tests, which check that the books agree with each other. */
  final Books books;

  private final Register register;
  private final Sweeper sweeper;
  private final DiscoverRules discover;
  private final RequestRules request;
  private final GiveBackRules giveBack;
  private final BootpRules bootp;
  private final LeaseQueryRules leaseQuery;
  private final Quota quota;
  private final Rush rush = new Rush();
  private final RateLimiter naks = new RateLimiter(NAKS_AT_ONCE, NAKS_PER_SECOND);
  private ConflictCheck conflicts;
  private Gatekeeper gatekeeper;

  /**
   * An engine without leases.
   *
   * @param random makes it hard to guess which client identifiers hash alike
   */
  public Engine(ServerPolicy policy, RandomGenerator random) {
    books = new Books(policy, random.nextLong());
    register = new Register(books);
    sweeper = new Sweeper(books, register);
    AddressChooser chooser = new AddressChooser(books, sweeper, rush);
    discover = new DiscoverRules(books, chooser);
    request = new RequestRules(books);
    giveBack = new GiveBackRules(books);
    bootp = new BootpRules(books, chooser);
    leaseQuery = new LeaseQueryRules(books);
    quota = new Quota(books);
    conflicts = new ConflictCheck(books, register);
    gatekeeper = new Gatekeeper(policy);
  }

  /** Says what a message deserves that did not have to wait. */
  public Decision decide(Arrival arrival, long now) {
    return decide(arrival, Load.ORDINARY, now);
  }

  /** Says what a message deserves. */
  public Decision decide(Arrival arrival, Load load, long now) {
    books.offers().lapse(now);
    Query query = new Query(arrival, books.topology());
    Optional<Decision> away = gatekeeper.turnAway(query, books.topology(), now);
    if (away.isEmpty()) {
      away = discover.turnAway(query, load, now);
    }
    return away.isPresent() ? away.get() : limited(quota.within(byType(query, now), now), now);
  }

  private Decision byType(Query query, long now) {
    Optional<MessageType> type = query.message().messageType();
    Optional<Decision> nowhere = located(query);
    if (type.isEmpty()) {
      return nowhere.isPresent() ? nowhere.get() : bootp.decide(query, now);
    }
    return switch (type.get()) {
      case DISCOVER -> nowhere.isPresent() ? nowhere.get() : discover.decide(query, conflicts, now);
      case REQUEST -> {
        if (request.isForAnother(query)) {
          yield request.notChosen(query);
        }
        yield nowhere.isPresent() ? nowhere.get() : request.decide(query, now);
      }
      case DECLINE -> giveBack.decline(query, now);
      case RELEASE -> giveBack.release(query, now);
      case INFORM ->
          nowhere.isPresent() ? nowhere.get() : InformRules.decide(query, books.topology());
      case LEASEQUERY -> leaseQuery.decide(query, now);
      case OFFER, ACK, NAK, FORCERENEW, LEASEUNASSIGNED, LEASEUNKNOWN, LEASEACTIVE ->
          new Decision.Ignore(query, Reason.UNEXPECTED_TYPE, Ipv4Address.ANY);
    };
  }

  /** The decision where the server does not serve, or has no name there; empty elsewhere. */
  private static Optional<Decision> located(Query query) {
    if (query.network().isNowhere()) {
      return Optional.of(new Decision.Ignore(query, Reason.NO_SUBNET, Ipv4Address.ANY));
    }
    return ServerIdentity.source(query, query.network().preferred()).isPresent()
        ? Optional.empty()
        : Optional.of(new Decision.Ignore(query, Reason.NO_SERVER_ADDRESS, Ipv4Address.ANY));
  }

  private Decision limited(Decision decision, long now) {
    return decision instanceof Decision.Nak nak && naks.isSpent(sender(nak), now)
        ? new Decision.Ignore(nak.query(), Reason.NAK_LIMITED, nak.address())
        : decision;
  }

  private static int sender(Decision.Nak nak) {
    return nak.query().message().chaddr().hashCode();
  }

  /**
   * Does what was decided.
   *
   * @param now the time at which it was decided
   * @return what must be stored; before an ACK or BOOTP reply leaves, it must be on disk
   */
  public List<LeaseChange> apply(Decision decision, long now) {
    Query query = decision.query();
    gatekeeper.count(decision, now);
    rush.notice(decision, now, books.policy().holdTimes().offer().toMillis());
    if (decision instanceof Decision.Offer offer) {
      conflicts.made(offer, now);
      register.offer(query, offer.grant(), now);
    } else if (decision instanceof Decision.Ack ack) {
      return acknowledge(query, ack, now);
    } else if (decision instanceof Decision.BootpReply reply) {
      return register.bind(query, reply.grant(), now);
    } else if (decision instanceof Decision.Nak nak) {
      naks.count(sender(nak), now);
    } else if (decision instanceof Decision.NotChosen) {
      register.dropOffer(query.client());
    } else if (decision instanceof Decision.Release release) {
      return change(release.address(), lease -> register.release(lease, now));
    } else if (decision instanceof Decision.Decline decline) {
      return change(
          decline.address(), lease -> register.quarantine(lease, LeaseState.DECLINED, now));
    }
    return List.of();
  }

  private List<LeaseChange> acknowledge(Query query, Decision.Ack ack, long now) {
    return switch (ack.durability()) {
      case TO_STORE -> register.bind(query, ack.grant(), now);
      case STORED -> {
        register.dropOffer(query.client());
        register.repeat(ack.grant(), now);
        yield List.of();
      }
    };
  }

  private List<LeaseChange> change(Ipv4Address address, Function<Lease, LeaseChange> change) {
    return books.leases().at(address).map(change).map(List::of).orElse(List.of());
  }

  /** The answer to send, for decisions that have one. */
  public Optional<Reply> reply(Decision decision) {
    return ReplyWriter.write(decision, books.topology());
  }

  /** Whether an offer that had to wait may leave: its address was not found in use meanwhile. */
  public boolean stands(Decision.Offer offer) {
    return books
        .offers()
        .at(offer.address())
        .filter(held -> held.client().octets().equals(offer.query().client().octets()))
        .isPresent();
  }

  /** Takes in that the store has made changes durable. */
  public void stored(List<LeaseChange> changes) {
    for (LeaseChange change : changes) {
      if (change instanceof LeaseChange.Put put) {
        register.stored(put.lease());
      }
    }
  }

  /** Takes over a lease, or what remains of one, that was stored before a restart. */
  public void restore(LeaseRecord lease) {
    register.restore(lease);
  }

  /** Ends what has run out, at most so many leases in each range; to be called now and then. */
  public Swept sweep(long now, int most) {
    return sweeper.sweep(now, most);
  }

  /** The addresses to send ARP probes for on a link now; to be called every 100 ms or so. */
  public List<Ipv4Address> probesDue(ServerLink link, long now) {
    return conflicts.due(link, now);
  }

  /** Takes in that ARP showed a station other than the server using an address. */
  public Optional<Conflict> seen(Ipv4Address address, MacAddress station, long now) {
    return conflicts.seen(address, station, now);
  }

  /** Gives a lease back in its client's place, or ends a quarantine; for operators. */
  public List<LeaseChange> release(Ipv4Address address, long now) {
    return change(
        address,
        lease ->
            lease.state().isQuarantine() ? register.forget(lease) : register.release(lease, now));
  }

  /** Puts a new policy in the place of the old one; leases and offers stay. */
  public void reload(ServerPolicy policy) {
    books.replace(policy);
    conflicts = new ConflictCheck(books, register);
    gatekeeper = new Gatekeeper(policy);
  }

  /** All that is known, in no order. */
  public List<LeaseRecord> leases() {
    List<LeaseRecord> all = new ArrayList<>(books.leases().size());
    books.leases().forEach(lease -> all.add(lease.toRecord()));
    return all;
  }

  /** What is known about an address. */
  public Optional<LeaseRecord> lease(Ipv4Address address) {
    return books.leases().at(address).map(Lease::toRecord);
  }
}
