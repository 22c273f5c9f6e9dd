package dhcp.simulation;

import dhcp.client.lease.Lease;
import dhcp.client.machine.Loss;
import dhcp.net.Ipv4Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The oracle's eyes on the interfaces of clients. */
final class Holders {
  private final Oracle oracle;
  private final Map<Ipv4Address, ClientNode> holders = new HashMap<>();
  private final Set<Ipv4Address> watched = new HashSet<>();

  Holders(Oracle oracle) {
    this.oracle = oracle;
  }

  /** On a wire that loses nothing, no client that looks first may take this address. */
  void watch(Ipv4Address squatted) {
    watched.add(squatted);
  }

  /** A client put an address on its interface. */
  void configured(ClientNode client, Lease lease, long now) {
    Ipv4Address address = lease.address();
    ClientNode other = holders.put(address, client);
    if (other != null
        && other != client
        && other.holds(address)
        && !other.party().equals(client.party())
        && !other.isCloned()) {
      oracle.violated(now, address + " is held by " + other.mac() + " and " + client.mac());
    }
    if (oracle.isTooLong(client.party(), lease)) {
      oracle.violated(
          now, client.mac() + " has " + address + " for longer than it was told: " + lease.times());
    }
    if (watched.contains(address) && client.looksFirst()) {
      oracle.violated(now, client.mac() + " takes " + address + ", which is in use");
    }
  }

  /** A client has handled an event. */
  void handled(ClientNode client, long now) {
    client
        .inPlace()
        .filter(lease -> lease.times().isOver(now))
        .ifPresent(lease -> oracle.violated(now, client.mac() + " keeps " + lease.address()));
    client
        .inPlace()
        .filter(lease -> client.isOnline() && !client.network().contains(lease.address()))
        .ifPresent(
            lease ->
                oracle.violated(
                    now, client.mac() + " uses " + lease.address() + " in " + client.network()));
  }

  /** A client gives a lease up. */
  void lost(ClientNode client, Lease lease, Loss loss, long now) {
    if (loss == Loss.REFUSED && !oracle.hasRefused(client.mac())) {
      oracle.violated(now, client.mac() + " leaves " + lease.address() + ", refused by nobody");
    }
  }
}
