package dhcp.client;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Loss;
import dhcp.client.machine.Notice;
import dhcp.client.machine.StateName;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code --no-configure}: nothing on the machine is changed. */
final class Untouched implements Configurator {
  @Override
  public void start() {}

  @Override
  public void configure(
      Lease lease, Optional<Lease> previous, StateName in, Consumer<Optional<String>> done) {
    done.accept(Optional.empty());
  }

  @Override
  public void deconfigure(Lease lease, Loss loss) {}

  @Override
  public void refused(Notice.Refused notice) {}

  @Override
  public void unanswered() {}

  @Override
  public void stop() {}
}
