package dhcp.server;

import dhcp.cli.JsonFields;
import dhcp.link.CaptureFile;
import dhcp.link.Link;
import dhcp.link.LinkException;
import dhcp.link.PortHolder;
import dhcp.link.Watchdog;
import dhcp.server.config.ConfigException;
import dhcp.server.config.Origin;
import dhcp.server.config.RunSettings;
import dhcp.server.config.ServerConfig;
import dhcp.server.control.ControlException;
import dhcp.server.control.ControlPath;
import dhcp.server.control.ControlServer;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.SubnetPolicy;
import dhcp.server.lease.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell around the engine: a capture thread for each interface, one timer thread, one thread
 * for reports, and the control socket.
 */
final class DhcpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DhcpServer.class);
  private static final long TICK_MILLIS = 1000;

  private final ServerConfig config;
  private final Events events;
  private final List<Port> ports = new ArrayList<>();
  private final BootClock clock;
  private final Reporter reporter = new Reporter();
  private final History history = new History();
  private final DropLog drops;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "timer"));
  private final DecisionReports reports;
  private final Desk desk;
  private final LinkWatch watch;
  private final ControlDesk answers;
  private Optional<ControlServer> control = Optional.empty();
  private Optional<PortHolder> holder = Optional.empty();
  private Optional<Watchdog> watchdog = Optional.empty();
  private final CountDownLatch failed = new CountDownLatch(1);
  private volatile boolean closed;

  private DhcpServer(
      ServerConfig config, ConfigSource source, Events events, BootClock clock, LeaseDb leases) {
    this.config = config;
    this.events = events;
    this.clock = clock;
    this.drops = new DropLog(clock);
    this.reports = new DecisionReports(events, history, this::leases);
    this.desk = new Desk(config.policy(), clock, timer, reporter, reports, leases);
    this.watch = new LinkWatch(desk::policy, events, this::tellReady);
    this.answers = new ControlDesk(desk, history, new Configuration(config, source, desk, watch));
  }

  /**
   * Opens every interface; frames are captured when this returns, and answered after {@link
   * #start}.
   *
   * @throws LinkException when an interface cannot be captured on
   * @throws ConfigException when an interface has no address that fits
   * @throws StoreException when leases cannot be kept where they should be
   * @throws IOException when another server is listening on the control socket
   */
  static DhcpServer open(
      ServerConfig config, ConfigSource source, Events events, Optional<CaptureFile> recording)
      throws LinkException, ConfigException, StoreException, IOException {
    LinkOpener.demand(config);
    BootClock clock = new BootClock();
    PendingLeaseDb pending = PendingLeaseDb.open(config, clock, events);
    List<Link> links = List.of();
    LeaseDb leases;
    try {
      links = LinkOpener.open(config, recording);
      Rehearsal.play(); // while the leases are read
      leases = pending.await();
    } catch (LinkException e) {
      pending.discard();
      throw e;
    } catch (StoreException e) {
      links.forEach(Link::close);
      throw e;
    }
    DhcpServer server = new DhcpServer(config, source, events, clock, leases);
    links.forEach(server::add);
    server.refuseSecond();
    server.refuseUnfit();
    return server;
  }

  private void add(Link link) {
    ServerLink unknown =
        new ServerLink(link.interfaceName(), link.state().mac(), List.of(), List.of());
    RogueWatch rogues = new RogueWatch(reporter, events);
    ForeignSenders foreigners = new ForeignSenders(reporter, desk.counters(), desk::now);
    Port port = new Port(link, unknown, desk, rogues, foreigners, watch, drops);
    ports.add(port);
    watch.add(port);
  }

  /**
   * Two servers that know nothing of each other's leases would give each address to two clients.
   * Closes the server before it refuses.
   */
  private void refuseSecond() throws IOException {
    Optional<Path> taken = controlPath().filter(ControlServer::isListeningOn);
    if (taken.isPresent()) {
      close();
      throw new IOException(
          "another server is listening on "
              + taken.get()
              + " and serves already; end it first, or give this one its own --control PATH");
    }
  }

  /** Closes the server before it refuses. */
  private void refuseUnfit() throws ConfigException {
    watch.refresh();
    if (config.run().missing() == RunSettings.Missing.FAIL) {
      for (Port port : ports) {
        Optional<String> trouble = OwnAddresses.trouble(port.address(), config.policy());
        if (trouble.isPresent()) {
          close();
          throw new ConfigException(Origin.flag("interface"), trouble.get());
        }
      }
    }
  }

  /** Serves, on threads of its own. */
  void start() {
    holdPort();
    openControl();
    ports.forEach(port -> daemon(() -> capture(port), "capture-" + port.name()).start());
    watchdog =
        Optional.of(Watchdog.over(ports.stream().map(Port::link).toList(), failed::countDown));
    timer.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    HangUp.reloads(this::reload);
    watch.look();
  }

  private void reload() {
    try {
      answers.reload();
    } catch (ControlException e) {
      LOG.warn("at SIGHUP: {}", e.getMessage());
    }
  }

  /** A server must not live on deaf: should a capture end before it is told to, all does. */
  private void capture(Port port) {
    try {
      port.link().run(port);
    } finally {
      if (!closed) {
        LOG.error("the capture on {} has ended by itself", port.name());
        failed.countDown();
      }
    }
  }

  /** A thread that serves, such as the one that stores leases, has ended by an error: all does. */
  void threadEnded(Thread thread, Throwable cause) {
    LOG.error("the thread {} has ended by an error", thread.getName(), cause);
    failed.countDown();
  }

  /** Returns when the server can serve no longer. Being closed is no reason to. */
  void awaitFailure() throws InterruptedException {
    failed.await();
  }

  private void holdPort() {
    try {
      holder = Optional.of(new PortHolder(Port.SERVER_PORT));
    } catch (IOException e) {
      LOG.warn("{}; serving all the same, but another DHCP server may answer too", e.getMessage());
    }
  }

  private void openControl() {
    Optional<Path> path = controlPath();
    try {
      if (path.isPresent()) {
        control = Optional.of(ControlServer.open(path.get(), answers));
      }
    } catch (IOException e) {
      LOG.warn("serving without a control socket, so subcommands cannot ask: {}", e.getMessage());
    }
  }

  private Optional<Path> controlPath() {
    if (config.run().control() instanceof RunSettings.Control.At at) {
      return Optional.of(at.path());
    }
    return config.run().control() instanceof RunSettings.Control.ByInterface
        ? Optional.of(ControlPath.of(config.interfaces().get(0)))
        : Optional.empty();
  }

  private void tick() {
    try {
      clock.adjust();
      watch.look();
      desk.tick(ports);
      drops.flush();
      reporter.later(() -> reports.flush(clock.now()));
    } catch (RuntimeException | Error e) {
      LOG.error("the regular round failed; it goes on with the next", e);
    }
  }

  private void tellReady() {
    desk.tick(ports);
    List<String> ranges = new ArrayList<>();
    for (SubnetPolicy subnet : desk.policy().subnets()) {
      subnet.ranges().forEach(range -> ranges.add(range.toString()));
    }
    List<String> names = ports.stream().map(Port::name).toList();
    List<String> own =
        ports.stream()
            .flatMap(port -> port.address().addresses().stream())
            .map(address -> address.address().toString())
            .toList();
    events.tell(
        "ready",
        "READY on "
            + String.join(", ", names)
            + " with "
            + String.join(", ", own)
            + ", leasing "
            + String.join(", ", ranges),
        new JsonFields().put("interfaces", names).put("addresses", own).put("ranges", ranges));
  }

  private List<LeaseRecord> leases() {
    return desk.leases();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Stores and sends what may still leave, ends capture, and says the last words. */
  @Override
  public void close() {
    closed = true;
    watchdog.ifPresent(Watchdog::close);
    control.ifPresent(ControlServer::close);
    timer.shutdownNow();
    desk.close();
    ports.forEach(port -> port.link().close());
    LOG.info("ended: {}", desk.counters().snapshot());
    reporter.close();
    holder.ifPresent(PortHolder::close);
  }
}
