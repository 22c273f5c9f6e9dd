package dhcp.link;

import java.util.ArrayList;
import java.util.List;

/** What happened to an interface between two looks at it. */
final class InterfaceChanges {
  private InterfaceChanges() {}

  /** The changes in the order in which a listener can act on them. */
  static List<LinkEvent> between(Snapshot before, Snapshot after) {
    InterfaceState old = before.state();
    InterfaceState now = after.state();
    List<LinkEvent> events = new ArrayList<>();
    if (!old.present() && !now.present()) {
      return events;
    }
    if (old.index() != now.index()) {
      if (old.present()) {
        events.add(new LinkEvent.Gone());
      }
      if (now.present()) {
        events.add(new LinkEvent.Returned(now));
      }
      if (now.up()) {
        events.add(new LinkEvent.Up());
      }
      return events;
    }
    // Between two looks the carrier may have gone and come back, perhaps on another network.
    boolean flapped = old.up() && now.up() && before.carrierChanges() != after.carrierChanges();
    if (old.up() && !now.up() || flapped) {
      events.add(new LinkEvent.Down());
    }
    if (!before.name().equals(after.name())) {
      events.add(new LinkEvent.Renamed(after.name()));
    }
    if (!old.mac().equals(now.mac())) {
      events.add(new LinkEvent.MacChanged(old.mac(), now.mac()));
    }
    if (old.mtu() != now.mtu()) {
      events.add(new LinkEvent.MtuChanged(now.mtu()));
    }
    if (!old.addresses().equals(now.addresses())) {
      events.add(new LinkEvent.AddressesChanged(now.addresses()));
    }
    if (!old.up() && now.up() || flapped) {
      events.add(new LinkEvent.Up());
    }
    return events;
  }
}
