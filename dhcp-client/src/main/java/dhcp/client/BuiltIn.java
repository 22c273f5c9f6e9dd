package dhcp.client;

import dhcp.client.config.InterfaceConfigurator;
import dhcp.client.lease.Lease;
import dhcp.client.machine.Loss;
import dhcp.client.machine.Notice;
import dhcp.client.machine.StateName;
import dhcp.link.Link;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Configures the interface itself, which takes milliseconds, and so at once. */
final class BuiltIn implements Configurator {
  private static final Logger LOG = LoggerFactory.getLogger(BuiltIn.class);

  private final InterfaceConfigurator configurator;
  private final Link link;
  private final BootClock clock;
  private final Mishaps mishaps;

  BuiltIn(InterfaceConfigurator configurator, Link link, BootClock clock, Mishaps mishaps) {
    this.configurator = configurator;
    this.link = link;
    this.clock = clock;
    this.mishaps = mishaps;
  }

  @Override
  public void start() {
    configurator.recall().forEach(LOG::warn);
    if (!link.state().up()) {
      LOG.info("{} is down; setting it up", link.interfaceName());
      configurator.setUp().ifPresent(LOG::warn);
    }
  }

  @Override
  public void configure(
      Lease lease, Optional<Lease> previous, StateName in, Consumer<Optional<String>> done) {
    InterfaceConfigurator.Outcome outcome = configurator.configure(lease, clock.now());
    outcome.complaints().forEach(LOG::warn);
    done.accept(outcome.failure());
    // After the lease itself is told of: its line is the first that a script reads.
    outcome.refused().forEach(mishaps::routeRefused);
  }

  @Override
  public void deconfigure(Lease lease, Loss loss) {
    // Often only that the kernel itself took the address away a moment ago.
    configurator.takeAway().forEach(LOG::debug);
  }

  @Override
  public void refused(Notice.Refused notice) {}

  @Override
  public void unanswered() {}

  @Override
  public void stop() {}
}
