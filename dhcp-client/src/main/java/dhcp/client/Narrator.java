package dhcp.client;

import dhcp.cli.EventWriter;
import dhcp.cli.JsonFields;
import dhcp.client.lease.Lease;
import dhcp.client.lease.Remark;
import dhcp.client.machine.Drop;
import dhcp.client.machine.Loss;
import dhcp.client.machine.Mode;
import dhcp.client.machine.Notice;
import dhcp.client.machine.NoticeVisitor;
import dhcp.client.machine.Settings;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.Locale;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the user what the machine reports: a log line in the words that dhclient has taught people
 * to look for, and an event for scripts where it matters to them.
 */
final class Narrator implements NoticeVisitor<Void> {
  private static final Logger LOG = LoggerFactory.getLogger(Narrator.class);
  private static final int MOST_LINES_A_SECOND = 10;

  private final String interfaceName;
  private final EventWriter events;
  private final LeaseWords words;
  private final BootClock clock;
  private final Mode mode;
  private final boolean collects;
  private final Throttle drops = new Throttle(MOST_LINES_A_SECOND);
  private final OfferList offers;

  Narrator(String interfaceName, Settings settings, EventWriter events, BootClock clock) {
    this.interfaceName = interfaceName;
    this.mode = settings.mode();
    this.collects = settings.offers().waitMillis() > 0;
    this.events = events;
    this.words = new LeaseWords(interfaceName, clock::wallTime);
    this.offers = new OfferList(interfaceName, events, words, settings.offers().allowed());
    this.clock = clock;
  }

  private JsonFields fields() {
    return new JsonFields().put("interface", interfaceName);
  }

  @Override
  public Void dropped(Notice.Dropped notice) {
    if (mode instanceof Mode.Discover && notice.drop() == Drop.DENIED_SERVER) {
      notice.message().get(Options.SERVER_IDENTIFIER).ifPresent(offers::stranger);
    }
    if (isOthersBusiness(notice.drop())) {
      LOG.debug("{} from {}: {}", notice.message(), notice.from().ip(), notice.drop().sentence());
    } else {
      ignored(notice.message() + " from " + notice.from().ip(), notice.drop().sentence());
    }
    return null;
  }

  /** Replies to other clients on the link are nothing to wonder about. */
  private static boolean isOthersBusiness(Drop drop) {
    return drop == Drop.WRONG_HARDWARE_ADDRESS
        || drop == Drop.NOT_A_REPLY
        || drop == Drop.DUPLICATE;
  }

  /** Something from the network was ignored: said in moderation. */
  void ignored(String what, String why) {
    if (drops.allows(clock.now())) {
      long suppressed = drops.takeSuppressed();
      if (suppressed > 0) {
        LOG.info("{} more were ignored", suppressed);
      }
      LOG.info("ignored {}: {}", what, why);
    }
  }

  @Override
  public Void offerSeen(Notice.OfferSeen notice) {
    Lease terms = notice.offer().terms();
    String refusal = notice.offer().refusal().map(drop -> ": " + drop.sentence()).orElse("");
    LOG.info("DHCPOFFER of {} from {}{}", terms.address(), terms.server(), refusal);
    if (mode instanceof Mode.Discover) {
      offers.add(notice.offer());
    } else if (collects) {
      offers.tell(notice.offer());
    }
    return null;
  }

  @Override
  public Void offerChosen(Notice.OfferChosen notice) {
    LOG.debug("choosing the offer of {}", notice.offer().terms().server());
    return null;
  }

  @Override
  public Void bound(Notice.Bound notice) {
    Lease lease = notice.lease();
    remarks(lease);
    LOG.info(
        "bound to {}{}",
        lease.address(),
        lease.times().isInfinite()
            ? " for ever"
            : " -- renewal in " + (lease.times().renewAt() - clock.now()) / 1_000 + " seconds");
    events.write("bound", "BOUND " + words.words(lease), words.fields(lease));
    return null;
  }

  private static void remarks(Lease lease) {
    for (Remark remark : lease.network().remarks()) {
      LOG.warn("{} {}", remark.kind().sentence(), remark.detail());
    }
  }

  @Override
  public Void extended(Notice.Extended notice) {
    Lease lease = notice.lease();
    if (!lease.network().equals(notice.previous().network())) {
      remarks(lease);
    }
    String how =
        switch (notice.how()) {
          case RENEWED -> "renewed";
          case REBOUND -> "rebound";
          case REBOOTED -> "confirmed";
        };
    LOG.info("{} {}", how, lease.address());
    events.write(how, how.toUpperCase(Locale.ROOT) + " " + words.words(lease), words.fields(lease));
    return null;
  }

  @Override
  public Void renumbered(Notice.Renumbered notice) {
    LOG.warn(
        "the server gives {} instead of {}", notice.lease().address(), notice.previous().address());
    return null;
  }

  @Override
  public Void refused(Notice.Refused notice) {
    String said = notice.message().orElse("");
    LOG.warn("DHCPNAK from {} ({})", notice.server(), said.isEmpty() ? "no reason given" : said);
    JsonFields fields = fields().put("server", notice.server().toString());
    events.write(
        "nak",
        "NAK interface=" + interfaceName + " server=" + notice.server(),
        said.isEmpty() ? fields : fields.put("message", said));
    return null;
  }

  @Override
  public Void conflict(Notice.Conflict notice) {
    String answer =
        switch (notice.answer()) {
          case DECLINED -> "declined";
          case DEFENDED -> "defended";
        };
    LOG.warn("{} is in use by {}: {}", notice.address(), notice.by(), answer);
    events.write(
        "conflict",
        "CONFLICT " + notice.address() + " interface=" + interfaceName + " mac=" + notice.by(),
        fields()
            .put("address", notice.address().toString())
            .put("by", notice.by().toString())
            .put("answer", answer));
    return null;
  }

  @Override
  public Void lost(Notice.Lost notice) {
    String line = "{} is no longer ours: {}";
    if (notice.loss() == Loss.RELEASED) {
      LOG.info(line, notice.lease().address(), notice.loss().sentence());
    } else {
      LOG.warn(line, notice.lease().address(), notice.loss().sentence());
    }
    String reason = notice.loss().name().toLowerCase(Locale.ROOT).replace('_', '-');
    events.write(
        "lost",
        "LOST " + notice.lease().address() + " interface=" + interfaceName + " reason=" + reason,
        fields()
            .put("address", notice.lease().address().toString())
            .put("server", notice.lease().server().toString())
            .put("reason", reason));
    return null;
  }

  @Override
  public Void noAnswer(Notice.NoAnswer notice) {
    LOG.warn("no answer to {} requests in {}", notice.requests(), notice.in());
    return null;
  }

  @Override
  public Void oldLeaseUsed(Notice.OldLeaseUsed notice) {
    LOG.warn("no server confirmed {}; it is used till it ends", notice.lease().address());
    return null;
  }

  @Override
  public Void ipv6Only(Notice.Ipv6Only notice) {
    LOG.info("the network is IPv6-only (option 108): no DHCP for {} s", notice.seconds());
    events.write(
        "ipv6-only",
        "IPV6-ONLY interface=" + interfaceName + " seconds=" + notice.seconds(),
        fields().put("seconds", notice.seconds()));
    return null;
  }

  @Override
  public Void informed(Notice.Informed notice) {
    LOG.info("DHCPACK (to INFORM) from {}", notice.from().ip());
    Ipv4Address address =
        mode instanceof Mode.Inform inform ? inform.address() : notice.message().ciaddr();
    StringJoiner line = new StringJoiner(" ", "INFORMED ", "");
    line.add(address.toString()).add("interface=" + interfaceName);
    words.networkWords(line, notice.network());
    events.write(
        "informed",
        line.toString(),
        words.network(address, notice.network()).put("message", words.message(notice.message())));
    return null;
  }

  @Override
  public Void configurationFailed(Notice.ConfigurationFailed notice) {
    LOG.error("cannot configure {}: {}", notice.lease().address(), notice.reason());
    events.write(
        "configure-failed",
        "CONFIGURE-FAILED " + notice.lease().address() + " interface=" + interfaceName,
        fields()
            .put("address", notice.lease().address().toString())
            .put("reason", notice.reason()));
    return null;
  }

  /** Sums up a listing of offers. */
  void summary() {
    offers.end();
  }
}
