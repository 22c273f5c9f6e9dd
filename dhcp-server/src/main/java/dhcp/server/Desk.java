package dhcp.server;

import dhcp.frame.ArpFrame;
import dhcp.net.Ipv4Address;
import dhcp.server.Counters.Happening;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Engine;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.Load;
import dhcp.server.engine.Reply;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.engine.Swept;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Where messages are decided: one at a time, whatever interface they came by. The clock is read
 * once for each. What a decision changes is handed to the commit, and the answer leaves after it.
 */
final class Desk implements AutoCloseable {
  private static final int SWEPT_AT_ONCE = 10_000;

  /** How often an offer looks for another address when its own turns out to be in use. */
  private static final int OFFER_ATTEMPTS = 16;

  private final Engine engine;
  private final Commit commit;

  /** For changes that have no answer; nothing is ever put into it. */
  private final Outbox idle;

  private final BootClock clock;
  private final ScheduledExecutorService timer;
  private final Reporter reporter;
  private final DecisionReports reports;
  private final Counters counters = new Counters();
  private final LeaseWaiters waiters = new LeaseWaiters();

  /** What is stored and the engine has not heard of yet: it does before it is asked anything. */
  private final Queue<List<LeaseChange>> stored = new ConcurrentLinkedQueue<>();

  private volatile ServerPolicy policy;

  Desk(
      ServerPolicy policy,
      BootClock clock,
      ScheduledExecutorService timer,
      Reporter reporter,
      DecisionReports reports,
      LeaseDb leases) {
    this.policy = policy;
    this.engine = new Engine(policy, new SecureRandom());
    leases.leases().forEach(engine::restore);
    this.idle = new Outbox(counters);
    this.commit = leases.commits().make(new Watch(), new Outbox(counters));
    this.clock = clock;
    this.timer = timer;
    this.reporter = reporter;
    this.reports = reports;
  }

  Counters counters() {
    return counters;
  }

  LeaseWaiters waiters() {
    return waiters;
  }

  ServerPolicy policy() {
    return policy;
  }

  long now() {
    return clock.now();
  }

  /**
   * The engine, told of everything that is stored by now. For who holds its lock, which the thread
   * that stores never waits for.
   */
  private Engine engine() {
    for (List<LeaseChange> changes = stored.poll(); changes != null; changes = stored.poll()) {
      engine.stored(changes);
    }
    return engine;
  }

  /**
   * A message for a server came.
   *
   * @param outbox for answers that need not wait; the caller sees to it that they leave
   */
  void onMessage(Port port, Arrival arrival, Load load, Outbox outbox) {
    synchronized (engine) {
      decide(port, arrival, load, outbox, OFFER_ATTEMPTS);
    }
  }

  /** No more messages are at hand for now. */
  void onPause() {
    commit.proceed();
  }

  private void decide(Port port, Arrival arrival, Load load, Outbox outbox, int attempts) {
    long now = clock.now();
    Decision decision = engine().decide(arrival, load, now);
    counters.decisions.count(decision.reason());
    List<LeaseChange> changes = engine.apply(decision, now);
    Optional<Reply> reply = engine.reply(decision);
    if (decision instanceof Decision.Offer offer) {
      offer(port, offer, reply.orElseThrow(), outbox, attempts);
      told(decision, reply, now);
    } else {
      commit.store(
          changes,
          now,
          outbox,
          leaving -> {
            reply.ifPresent(answer -> leaving.put(port, frame(port, answer)));
            told(decision, reply, now);
          });
    }
  }

  /** Tells of a decision when what follows from it has followed. */
  private void told(Decision decision, Optional<Reply> reply, long now) {
    reports.remember(decision);
    if (reports.isTold(decision, now)) {
      reporter.later(() -> reports.tell(decision, reply.map(Reply::message), now));
    }
    if (decision instanceof Decision.Ack || decision instanceof Decision.BootpReply) {
      waiters.acknowledged(() -> lease(decision.address()));
    }
  }

  /** An offer leaves at once, or as soon as nobody has answered the probe for its address. */
  private void offer(Port port, Decision.Offer offer, Reply reply, Outbox outbox, int attempts) {
    switch (offer.probe()) {
      case SEND -> probe(port, offer.address());
      case NONE -> {}
    }
    if (offer.waitMillis() == 0) {
      outbox.put(port, frame(port, reply));
    } else {
      timer.schedule(
          () -> offerLate(port, offer, reply, attempts - 1),
          offer.waitMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  private void offerLate(Port port, Decision.Offer offer, Reply reply, int attempts) {
    Outbox outbox = new Outbox(counters);
    synchronized (engine) {
      if (engine().stands(offer)) {
        outbox.put(port, frame(port, reply));
      } else if (attempts > 0) {
        decide(port, offer.query().arrival(), Load.ORDINARY, outbox, attempts);
      } else {
        counters.happenings.count(Happening.OFFERS_GIVEN_UP);
      }
    }
    outbox.flush();
    commit.proceed();
  }

  private static byte[] frame(Port port, Reply reply) {
    return Replies.frame(reply, port.address().mac());
  }

  /**
   * Asks who has an address, from one of ours where there is one: from 0.0.0.0 it would be a probe
   * like the client's own, which has to take that for a rival (RFC 5227 section 2.1.1).
   */
  private void probe(Port port, Ipv4Address address) {
    Ipv4Address sender = port.address().onLinkWith(address).orElse(Ipv4Address.ANY);
    if (port.link().send(ArpFrame.request(port.address().mac(), sender, address).encode())) {
      counters.happenings.count(Happening.PROBES_SENT);
    }
  }

  /** ARP shows who uses an address, whether it was asked for or not. */
  void onArp(Port port, ArpFrame arp) {
    if (arp.operation() == ArpFrame.Operation.REQUEST
        && OwnAddresses.isOurAlone(arp.targetIp(), port.link().state(), port.address())) {
      port.link().send(arp.reply(port.address().mac()).encode());
    }
    if (arp.senderIp().isUnicast() && !arp.senderMac().isMulticast()) {
      synchronized (engine) {
        long now = clock.now();
        engine()
            .seen(arp.senderIp(), arp.senderMac(), now)
            .ifPresent(conflict -> reporter.later(() -> reports.conflict(conflict, now)));
      }
    }
  }

  /** Ends what has run out, and asks for the addresses that will be offered next. */
  void tick(List<Port> ports) {
    synchronized (engine) {
      long now = clock.now();
      Swept swept = engine().sweep(now, SWEPT_AT_ONCE);
      commit.store(swept.forgotten(), now, idle, Commit.NOBODY);
      swept.expired().forEach(lease -> reporter.later(() -> reports.expired(lease, now)));
      for (Port port : ports) {
        engine.probesDue(port.address(), now).forEach(address -> probe(port, address));
      }
    }
    commit.proceed();
  }

  /** What the commit tells of. */
  private final class Watch implements CommitWatch {
    @Override
    public void stored(List<LeaseChange> changes) {
      stored.add(changes);
    }

    @Override
    public void dropped() {
      counters.happenings.count(Happening.REQUESTS_DROPPED);
    }

    @Override
    public void late() {
      counters.happenings.count(Happening.ANSWERS_TOO_LATE);
    }

    @Override
    public List<LeaseRecord> known() {
      return leases();
    }
  }

  private Optional<LeaseRecord> lease(Ipv4Address address) {
    synchronized (engine) {
      return engine().lease(address);
    }
  }

  /** All that is known, in no order. */
  List<LeaseRecord> leases() {
    synchronized (engine) {
      return engine().leases();
    }
  }

  /**
   * Gives a lease back in its client's place, or ends a quarantine; false when there is neither.
   */
  boolean release(Ipv4Address address) {
    synchronized (engine) {
      long now = clock.now();
      List<LeaseChange> changes = engine().release(address, now);
      commit.store(changes, now, idle, Commit.NOBODY);
      commit.proceed();
      return !changes.isEmpty();
    }
  }

  /** Decides by another policy from now on; leases and offers stay. */
  void reload(ServerPolicy next) {
    synchronized (engine) {
      engine().reload(next);
      policy = next;
    }
  }

  @Override
  public void close() {
    commit.close();
  }
}
