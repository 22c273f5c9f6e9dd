package dhcp.server;

import dhcp.cli.JsonFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that leases cannot be stored, and once that they can be again. */
final class StoreEvents implements StoreReports {
  private static final Logger LOG = LoggerFactory.getLogger(StoreEvents.class);

  private final Events events;
  private boolean failing;

  StoreEvents(Events events) {
    this.events = events;
  }

  @Override
  public void failed(Exception cause) {
    if (failing) {
      LOG.debug("leases still cannot be stored: {}", cause.getMessage());
      return;
    }
    failing = true;
    String why = String.valueOf(cause.getMessage());
    LOG.error("no lease is acknowledged until leases can be stored again: {}", why);
    events.tell("store-failed", "STORE FAILED: " + why, new JsonFields().put("reason", why));
  }

  @Override
  public void works() {
    if (failing) {
      failing = false;
      LOG.warn("leases can be stored again, and are acknowledged again");
      events.tell("store-works", "STORE WORKS", new JsonFields());
    }
  }
}
