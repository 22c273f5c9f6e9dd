package dhcp.server;

import dhcp.cli.JsonFields;
import dhcp.message.DhcpMessage;
import dhcp.message.MessagePrinter;
import dhcp.server.engine.Conflict;
import dhcp.server.engine.Decision;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.Notice;
import dhcp.server.engine.Reason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells of decisions: log lines, events, and the memory that {@code why} asks. What makes text runs
 * on the reporter's thread.
 */
final class DecisionReports {
  private static final Logger LOG = LoggerFactory.getLogger("dhcp.server.decisions");

  /** Of each message type; enough for a lab whose machines all start at once. */
  private static final int LINES_AT_ONCE = 150;

  private static final int LINE_EVERY_MILLIS = 10;

  /** Of what has no answer, for each reason: this is what a flood is made of. */
  private static final int REFUSALS_AT_ONCE = 20;

  private static final int REFUSAL_EVERY_MILLIS = 1000;
  private static final long EXHAUSTED_EVERY_MILLIS = 10_000;
  private static final int WARNINGS_AT_ONCE = 3;
  private static final int WARNING_EVERY_MILLIS = 2_000;

  /** What an operator must hear of, even with {@code -q}. */
  private static final Set<Reason> LOUD =
      EnumSet.of(
          Reason.TOO_MANY_OFFERS,
          Reason.CLIENT_HAS_ENOUGH,
          Reason.CIRCUIT_HAS_ENOUGH,
          Reason.NO_SERVER_ADDRESS,
          Reason.DECLINED,
          Reason.IN_USE);

  private final BoundedLog lines = new BoundedLog(LOG, LINES_AT_ONCE, LINE_EVERY_MILLIS);
  private final BoundedLog refusals = new BoundedLog(LOG, REFUSALS_AT_ONCE, REFUSAL_EVERY_MILLIS);
  private final BoundedLog warnings = new BoundedLog(LOG, WARNINGS_AT_ONCE, WARNING_EVERY_MILLIS);
  private final BoundedLog exhausted = new BoundedLog(LOG, 1, EXHAUSTED_EVERY_MILLIS);
  private final Events events;
  private final History history;
  private final Supplier<List<LeaseRecord>> leases;

  /**
   * @param leases all that is known, asked for seldom
   */
  DecisionReports(Events events, History history, Supplier<List<LeaseRecord>> leases) {
    this.events = events;
    this.history = history;
    this.leases = leases;
  }

  /** Keeps the facts of a decision for who asks later; any thread may. */
  void remember(Decision decision) {
    history.add(new DecisionText(decision).entry(System.currentTimeMillis()));
  }

  /**
   * Whether anybody listens to a decision: under load, or with {@code -q}, few are worth handing
   * over. To be asked once for each decision; any thread may.
   */
  boolean isTold(Decision decision, long now) {
    return events.hasDetails()
        || LOG.isTraceEnabled()
        || LOUD.contains(decision.reason())
        || decision.reason() == Reason.POOL_EXHAUSTED
        || decision.notice().isPresent()
        || LOG.isInfoEnabled() && !isHeldBack(decision, now);
  }

  private boolean isHeldBack(Decision decision, long now) {
    return decision instanceof Decision.Ignore
        ? refusals.holdsBack(Level.INFO, decision.reason().code(), now)
        : lines.holdsBack(Level.INFO, new DecisionText(decision).name(), now);
  }

  /**
   * Makes log lines and an event.
   *
   * @param answer what was sent back, if anything
   * @param now the moment of the decision, in the engine's milliseconds
   */
  void tell(Decision decision, Optional<DhcpMessage> answer, long now) {
    DecisionText text = new DecisionText(decision);
    write(decision, answer, now, text);
    if (LOG.isTraceEnabled()) {
      decoded("received", decision.query().arrival().message());
      answer.ifPresent(message -> decoded("sent", message));
    }
    decision.notice().ifPresent(notice -> warn(decision, notice, now));
    events.detail(text.event(), text::fields);
  }

  /** A log line for each of the message, because a line break in one is escaped. */
  private static void decoded(String what, DhcpMessage message) {
    LOG.trace("{}:", what);
    MessagePrinter.decoded(message).lines().forEach(LOG::trace);
  }

  /** A station uses an address that is not its own. */
  void conflict(Conflict conflict, long now) {
    String whose =
        switch (conflict.against()) {
          case LEASE -> ", which is leased to another client";
          case OFFER -> ", which was being offered; the offer is withdrawn";
          case NOBODY -> " without a lease; it is not given out for a while";
        };
    warnings.write(
        Level.WARN,
        "addresses in use",
        now,
        () -> conflict.station() + " uses " + conflict.address() + whose);
    events.detail(
        "conflict",
        () ->
            new JsonFields()
                .put("address", conflict.address().toString())
                .put("mac", conflict.station().toString())
                .put("against", conflict.against().name().toLowerCase(Locale.ROOT)));
  }

  /** A lease has run out. */
  void expired(LeaseRecord lease, long now) {
    lines.write(Level.INFO, "expiries", now, () -> "lease of " + lease.address() + " has run out");
    events.detail("expire", () -> LeaseText.put(new JsonFields(), lease, now));
  }

  /** Tells how much was held back. */
  void flush(long now) {
    lines.flush(now);
    refusals.flush(now);
    warnings.flush(now);
    exhausted.flush(now);
  }

  private void write(Decision decision, Optional<DhcpMessage> answer, long now, DecisionText text) {
    if (LOUD.contains(decision.reason())) {
      warnings.write(Level.WARN, decision.reason().code(), now, text::asked);
    } else if (decision instanceof Decision.Ignore) {
      refusals.write(Level.INFO, decision.reason().code(), now, text::asked);
    } else {
      lines.write(Level.INFO, text.name(), now, text::asked);
    }
    if (decision.reason() == Reason.POOL_EXHAUSTED) {
      exhausted.write(Level.WARN, "full pools", now, () -> exhausted(text, now));
    }
    if (answer.isPresent()) {
      lines.write(Level.INFO, "answers " + text.event(), now, () -> text.answered().orElseThrow());
    }
  }

  /** Who holds what, so that an operator sees why nothing is left. */
  private String exhausted(DecisionText text, long now) {
    Map<LeaseState, Long> counts =
        leases.get().stream()
            .filter(lease -> lease.end() > now)
            .collect(
                Collectors.groupingBy(
                    LeaseRecord::state,
                    () -> new EnumMap<>(LeaseState.class),
                    Collectors.counting()));
    return text.asked() + "; held are " + (counts.isEmpty() ? "offers only" : words(counts));
  }

  private static String words(Map<LeaseState, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private void warn(Decision decision, Notice notice, long now) {
    if (notice instanceof Notice.ClonedIdentifier cloned) {
      warnings.write(
          Level.WARN,
          "cloned client identifiers",
          now,
          () ->
              "one client identifier on two machines, "
                  + cloned.before()
                  + " and "
                  + cloned.now()
                  + ": a cloned machine? both get "
                  + decision.address()
                  + "; --key mac tells them apart");
    }
    if (notice instanceof Notice.ReservedAddressTaken taken) {
      warnings.write(
          Level.WARN,
          "reserved addresses taken",
          now,
          () ->
              "the address reserved for "
                  + decision.query().arrival().message().chaddr()
                  + ", "
                  + taken.address()
                  + ", is taken"
                  + taken.by().map(by -> " by " + by).orElse(""));
    }
  }
}
