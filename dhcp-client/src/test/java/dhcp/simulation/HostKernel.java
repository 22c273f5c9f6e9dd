package dhcp.simulation;

import dhcp.client.lease.Lease;
import dhcp.frame.ArpFrame;
import dhcp.link.Link;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Optional;

/** What a host's kernel does by itself: it keeps an address for its lifetime and answers ARP. */
final class HostKernel {
  private final Simulation simulation;
  private Optional<Lease> configured = Optional.empty();

  /** Whether the address was put there by a process that died since. */
  private boolean leftBehind;

  HostKernel(Simulation simulation) {
    this.simulation = simulation;
  }

  void configure(Lease lease) {
    configured = Optional.of(lease);
    leftBehind = false;
  }

  void deconfigure(Lease lease) {
    configured = configured.filter(own -> !own.address().equals(lease.address()));
  }

  /** The machine goes, or loses its interface, and the address with it. */
  void clear() {
    configured = Optional.empty();
  }

  void processDied() {
    leftBehind = true;
  }

  /**
   * What is on the interface. Only what a dead process left there goes away by itself: with a
   * living one the kernel's lifetimes must not be needed.
   */
  Optional<Lease> inPlace() {
    return configured.filter(lease -> !leftBehind || isAlive(lease));
  }

  private boolean isAlive(Lease lease) {
    return !lease.times().isOver(simulation.now());
  }

  /** Whether the address is on the interface and its lease has not ended. */
  boolean holds(Ipv4Address address) {
    return configured
        .filter(lease -> lease.address().equals(address))
        .filter(this::isAlive)
        .isPresent();
  }

  /** Answers a request for the address, though not somebody's announcement of it. */
  void answer(ArpFrame arp, Link link, MacAddress mac) {
    boolean asked = arp.operation() == ArpFrame.Operation.REQUEST && holds(arp.targetIp());
    if (asked && !arp.senderIp().equals(arp.targetIp())) {
      link.send(arp.reply(mac).encode());
    }
  }
}
