package dhcp.client;

import dhcp.cli.EventWriter;
import dhcp.cli.JsonFields;
import dhcp.client.config.RefusedRoute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the user what went wrong on the machine while a lease is held all the same. */
final class Mishaps {
  private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);

  private final String interfaceName;
  private final EventWriter events;

  Mishaps(String interfaceName, EventWriter events) {
    this.interfaceName = interfaceName;
    this.events = events;
  }

  private JsonFields fields() {
    return new JsonFields().put("interface", interfaceName);
  }

  /** A call of the hook script went wrong. */
  void scriptFailed(String why) {
    LOG.warn("{}", why);
    events.write(
        "script-failed", "SCRIPT-FAILED interface=" + interfaceName, fields().put("reason", why));
  }

  /** The kernel did not take a route; the others are there. */
  void routeRefused(RefusedRoute refused) {
    LOG.warn("the kernel refuses the route {}: {}", refused.route(), refused.reason());
    events.write(
        "route-refused",
        "ROUTE-REFUSED " + refused.destination() + " interface=" + interfaceName,
        fields().put("route", refused.route()).put("reason", refused.reason()));
  }
}
