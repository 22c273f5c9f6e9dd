package dhcp.simulation;

import static org.junit.jupiter.api.Assertions.fail;

import dhcp.client.lease.Lease;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.HashMap;
import java.util.Map;

/** Sees everything, and ends the simulation when something happens that must never happen. */
final class Oracle {
  /** What a server has acknowledged: to whom, and until when. */
  private record Promise(MacAddress client, long end) {}

  private final long seed;
  private final Map<Ipv4Address, Promise> promises = new HashMap<>();
  private final Map<Ipv4Address, ClientNode> holders = new HashMap<>();
  private final Map<ClientNode, Long> boundAt = new HashMap<>();
  private long acknowledged;

  Oracle(long seed) {
    this.seed = seed;
  }

  /** How many ACKs were sent. */
  long acknowledged() {
    return acknowledged;
  }

  /** An ACK leaves the server. */
  void acknowledged(Ipv4Address address, MacAddress client, long end, long now) {
    acknowledged++;
    refuseToBreak(address, client, now, "acknowledged");
    promises.put(address, new Promise(client, end));
  }

  /** An OFFER leaves the server. */
  void offered(Ipv4Address address, MacAddress client, long now) {
    refuseToBreak(address, client, now, "offered");
  }

  private void refuseToBreak(Ipv4Address address, MacAddress client, long now, String what) {
    Promise promise = promises.get(address);
    if (promise != null && promise.end() > now && !promise.client().equals(client)) {
      violated(now, address + " is " + what + " to " + client + " while promised: " + promise);
    }
  }

  /** A NAK leaves the server. */
  void refused(Ipv4Address address, MacAddress client, long now) {
    Promise promise = promises.get(address);
    if (promise != null && promise.end() > now && promise.client().equals(client)) {
      violated(now, address + " is refused to its holder " + client + ": " + promise);
    }
  }

  /** The server took in that a client does not want the address any more. */
  void givenBack(Ipv4Address address) {
    promises.remove(address);
  }

  /** A client put an address on its interface. */
  void configured(ClientNode client, Lease lease, long now) {
    ClientNode other = holders.get(lease.address());
    if (other != null && other != client && other.holds(lease.address())) {
      violated(now, lease.address() + " is held by " + other.mac() + " and " + client.mac());
    }
    holders.put(lease.address(), client);
  }

  /** A client says that it is bound. */
  void bound(ClientNode client, long now) {
    boundAt.putIfAbsent(client, now);
  }

  /** When a client was bound for the first time, or {@link Long#MAX_VALUE}. */
  long boundAt(ClientNode client) {
    return boundAt.getOrDefault(client, Long.MAX_VALUE);
  }

  /** A client has handled an event. */
  void handled(ClientNode client, long now) {
    client
        .inPlace()
        .filter(lease -> lease.times().isOver(now))
        .ifPresent(lease -> violated(now, client.mac() + " keeps " + lease.address()));
  }

  void violated(long now, String what) {
    fail("seed " + seed + ", " + now + " ms: " + what);
  }
}
