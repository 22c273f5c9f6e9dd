package dhcp.client;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Loss;
import dhcp.client.machine.Notice;
import dhcp.client.machine.StateName;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a lease does to the machine. All methods are called by the event loop; what takes long
 * answers later, and then through the loop's inbox.
 */
interface Configurator {
  /** Before the first message: makes the interface usable. */
  void start();

  /**
   * Puts a lease in place.
   *
   * @param previous what was put in place before and is to be changed into the new one
   * @param in the state in which the acknowledgement came
   * @param done is told the reason of a failure, or empty; may be called before this returns
   */
  void configure(
      Lease lease, Optional<Lease> previous, StateName in, Consumer<Optional<String>> done);

  /** Takes a lease away. */
  void deconfigure(Lease lease, Loss loss);

  /** A server refused. */
  void refused(Notice.Refused notice);

  /** No server answered. */
  void unanswered();

  /** The client ends; returns when everything is done. */
  void stop();
}
