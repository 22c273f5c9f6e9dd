package dhcp.simulation;

import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Conflict;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Engine;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.Reply;
import dhcp.server.engine.ServerLink;
import java.util.List;
import java.util.Optional;

/** The engine as a server node uses it. A test puts a faulty one in its place. */
class ServerBrain {
  private final Engine engine;

  ServerBrain(Engine engine) {
    this.engine = engine;
  }

  Decision decide(Arrival arrival, long now) {
    return engine.decide(arrival, now);
  }

  List<LeaseChange> apply(Decision decision, long now) {
    return engine.apply(decision, now);
  }

  Optional<Reply> reply(Decision decision) {
    return engine.reply(decision);
  }

  boolean stands(Decision.Offer offer) {
    return engine.stands(offer);
  }

  void stored(List<LeaseChange> changes) {
    engine.stored(changes);
  }

  void restore(LeaseRecord lease) {
    engine.restore(lease);
  }

  List<LeaseChange> sweep(long now) {
    return engine.sweep(now, 1_000).forgotten();
  }

  List<Ipv4Address> probesDue(ServerLink link, long now) {
    return engine.probesDue(link, now);
  }

  Optional<Conflict> seen(Ipv4Address address, MacAddress station, long now) {
    return engine.seen(address, station, now);
  }

  /** How many leases, remains and quarantines are known. */
  int size() {
    return engine.leases().size();
  }
}
