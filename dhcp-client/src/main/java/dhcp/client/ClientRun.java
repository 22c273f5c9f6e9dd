package dhcp.client;

import dhcp.cli.EventWriter;
import dhcp.cli.ExitCode;
import dhcp.client.config.HookScript;
import dhcp.client.config.InterfaceConfigurator;
import dhcp.client.config.LeaseFile;
import dhcp.client.config.NetworkNamespace;
import dhcp.client.lease.LeaseReader;
import dhcp.client.machine.Mode;
import dhcp.client.machine.Outcome;
import dhcp.client.machine.Settings;
import dhcp.link.CaptureFile;
import dhcp.link.Link;
import dhcp.link.LinkException;
import dhcp.link.LinkOptions;
import dhcp.link.PcapLink;
import dhcp.link.PortHolder;
import dhcp.link.RecordingLink;
import dhcp.link.Watchdog;
import dhcp.net.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the client: opens what it works with, lets it run, and closes everything. */
final class ClientRun {
  private static final Logger LOG = LoggerFactory.getLogger(ClientRun.class);
  private static final int CLIENT_PORT = 68;
  private static final Path RANDOM = Path.of("/dev/urandom");

  private final String interfaceName;
  private final ClientFlags flags;
  private final ClientFlags.Plan plan;
  private final BootClock clock = BootClock.ofMachine();
  private final Inbox inbox = new Inbox();
  private final Goodbye goodbye = new Goodbye();

  /**
   * A run that has not begun.
   *
   * @throws IllegalArgumentException when the flags are wrong or contradict each other
   */
  ClientRun(String interfaceName, ClientFlags flags) {
    this.interfaceName = interfaceName;
    this.flags = flags;
    this.plan = flags.plan();
  }

  /**
   * Runs to the end.
   *
   * @throws IllegalArgumentException when INFORM has no address to tell of
   * @throws LinkException when the interface cannot be used
   * @throws IOException when the capture file cannot be written
   */
  ExitCode run(Outputs outputs, Optional<Path> captureFile)
      throws LinkException, IOException, InterruptedException {
    Outcome outcome = Outcome.FAILED;
    try (Link link = open(captureFile)) {
      refuseLoopback(link);
      outcome = run(link, outputs);
    } finally {
      // The process may end from here on: everything is closed.
      goodbye.ended(outcome);
    }
    return exitCode(outcome);
  }

  private Outcome run(Link link, Outputs outputs) throws IOException, InterruptedException {
    EventWriter events = outputs.events();
    Settings settings = plan.settings(link.state());
    Narrator narrator = new Narrator(interfaceName, settings, events, clock);
    Surroundings around =
        new Surroundings(
            link,
            clock,
            inbox,
            configurator(settings, link, new Mishaps(interfaceName, events)),
            store(settings),
            narrator);
    DhcpClient client = new DhcpClient(around, settings, arpDuty(), new SplittableRandom(seed()));
    Optional<PortHolder> port = holdPort();
    goodbye.install(inbox, client, flags.task().farewell(), outputs);
    listen(link, client, outputs);
    Outcome outcome = run(client, settings, around);
    port.ifPresent(PortHolder::close);
    return outcome;
  }

  private Link open(Optional<Path> captureFile) throws LinkException, IOException {
    Set<MacAddress> ours = flags.identity().fixedMac().map(Set::of).orElse(Set.of());
    Link link = PcapLink.open(interfaceName, LinkOptions.of(LinkOptions.Role.CLIENT).alsoFor(ours));
    return captureFile.isEmpty()
        ? link
        : new RecordingLink(link, new CaptureFile(captureFile.get()));
  }

  /** A loopback interface passes for Ethernet, with a hardware address of zeros. */
  private static void refuseLoopback(Link link) throws LinkException {
    if (link.state().present() && link.state().mac().equals(MacAddress.ZERO)) {
      throw new LinkException(
          LinkException.Kind.NOT_ETHERNET,
          "interface "
              + link.interfaceName()
              + " has no hardware address: no DHCP server hears it");
    }
  }

  /**
   * Transaction ids must differ between clients that are switched on together, and be hard to
   * guess. The kernel's randomness, without what it takes to load the JDK's providers of it.
   */
  private static long seed() throws IOException {
    try (InputStream random = Files.newInputStream(RANDOM)) {
      return new BigInteger(random.readNBytes(Long.BYTES)).longValue();
    }
  }

  private LeaseStore store(Settings settings) {
    boolean stores =
        settings.mode() instanceof Mode.Stay
            || settings.mode() instanceof Mode.Once
            || settings.mode() instanceof Mode.Release;
    LeaseReader reader = new LeaseReader(settings.wishes().ignored());
    return new LeaseStore(
        flags
            .apply()
            .leaseFile(interfaceName)
            .filter(file -> stores)
            .map(file -> new LeaseFile(file, reader, NetworkNamespace.current())),
        clock);
  }

  private Configurator configurator(Settings settings, Link link, Mishaps mishaps) {
    Optional<Path> script = flags.apply().script();
    if (script.isPresent()) {
      return new Scripted(
          new HookScript(
              script.get(), interfaceName, settings.wishes().ignored(), HookScript.LIMIT),
          inbox::put,
          mishaps::scriptFailed);
    }
    if (!flags.task().configures()) {
      return new Untouched();
    }
    return new BuiltIn(
        InterfaceConfigurator.ofMachine(
            interfaceName,
            link.state().index(),
            flags.apply().policy(),
            () -> link.state().mtu(),
            LOG::warn),
        link,
        clock,
        mishaps);
  }

  /** Where nothing puts the address on the interface, nobody else answers for it. */
  private DhcpClient.ArpDuty arpDuty() {
    return flags.task().configures() || flags.apply().script().isPresent()
        ? DhcpClient.ArpDuty.KERNEL
        : DhcpClient.ArpDuty.OURS;
  }

  private void listen(Link link, DhcpClient client, Outputs outputs) {
    LinkEars.Mac mac =
        flags.identity().fixedMac().isPresent() ? LinkEars.Mac.FIXED : LinkEars.Mac.OF_INTERFACE;
    Thread capture =
        new Thread(() -> link.run(new LinkEars(inbox, client, mac)), "capture " + interfaceName);
    capture.setDaemon(true);
    capture.start();
    // A client that hears nothing would lose its address at the end of the lease without a word.
    Watchdog.over(List.of(link), () -> fail(outputs));
  }

  private static void fail(Outputs outputs) {
    outputs.close();
    Runtime.getRuntime().halt(ExitCode.FAILED.code());
  }

  private static Outcome run(DhcpClient client, Settings settings, Surroundings around)
      throws InterruptedException {
    Outcome outcome = client.run();
    if (settings.mode() instanceof Mode.Discover) {
      around.narrator().summary();
    }
    if (outcome == Outcome.NO_OFFER) {
      around.configurator().unanswered();
    }
    around.configurator().stop();
    return outcome;
  }

  private static Optional<PortHolder> holdPort() {
    try {
      return Optional.of(new PortHolder(CLIENT_PORT));
    } catch (IOException e) {
      // Whoever has it, perhaps this client on another interface, keeps the kernel quiet too.
      LOG.info("{}", e.getMessage());
      return Optional.empty();
    }
  }

  private static ExitCode exitCode(Outcome outcome) {
    return switch (outcome) {
      case DONE -> ExitCode.DONE;
      case FAILED -> ExitCode.FAILED;
      case NO_INTERFACE -> ExitCode.NO_INTERFACE;
      case NO_OFFER -> ExitCode.NO_OFFER;
      case REFUSED -> ExitCode.REFUSED;
      case ADDRESS_IN_USE -> ExitCode.ADDRESS_IN_USE;
      case NONE_ACCEPTABLE -> ExitCode.NONE_ACCEPTABLE;
      case INTERRUPTED -> ExitCode.TERMINATED;
    };
  }
}
