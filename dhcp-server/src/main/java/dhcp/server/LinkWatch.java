package dhcp.server;

import dhcp.cli.JsonFields;
import dhcp.link.InterfaceState;
import dhcp.link.LinkEvent;
import dhcp.server.engine.ServerLink;
import dhcp.server.engine.ServerPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the interfaces: keeps what the engine knows of them right, and says of each when it is
 * served and when not, so that the server is never alive but deaf without a word.
 */
final class LinkWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);

  private final List<Port> ports = new ArrayList<>();
  private final Map<String, String> troubles = new HashMap<>();
  private final Supplier<ServerPolicy> policy;
  private final Events events;
  private final Runnable allReady;
  private boolean ready;

  /**
   * @param allReady called once, when every interface is there and has what it needs
   */
  LinkWatch(Supplier<ServerPolicy> policy, Events events, Runnable allReady) {
    this.policy = policy;
    this.events = events;
    this.allReady = allReady;
  }

  synchronized void add(Port port) {
    ports.add(port);
  }

  /** The policy is another, or some time has passed: the interfaces are looked at again. */
  synchronized void look() {
    refresh();
    ports.forEach(this::judge);
    tellReady();
  }

  synchronized void onEvent(Port port, LinkEvent event) {
    LOG.info("{}: {}", port.name(), words(event));
    look();
  }

  private void tellReady() {
    if (!ready && ports.stream().allMatch(LinkWatch::isCapturing) && nothingMissing()) {
      ready = true;
      allReady.run();
    }
  }

  private static boolean isCapturing(Port port) {
    return port.link().isCapturing();
  }

  private boolean nothingMissing() {
    return ports.stream().noneMatch(port -> missing(port).isPresent());
  }

  /** Gives the engine's picture of every interface, since an address of one is own to all. */
  synchronized void refresh() {
    Map<String, InterfaceState> states = new LinkedHashMap<>();
    ports.forEach(port -> states.put(port.name(), port.link().state()));
    for (Port port : ports) {
      ServerLink now = OwnAddresses.link(port.name(), states, policy.get());
      port.address(now.equals(port.address()) ? port.address() : now, states.get(port.name()));
    }
  }

  /** Says when an interface has come into service or gone out of it. */
  private void judge(Port port) {
    Optional<String> trouble = trouble(port);
    String before = troubles.getOrDefault(port.name(), "");
    String now = trouble.orElse("");
    if (now.equals(before)) {
      return;
    }
    troubles.put(port.name(), now);
    JsonFields fields = new JsonFields().put("interface", port.name());
    if (trouble.isPresent()) {
      LOG.warn("not serving on {}: {}", port.name(), now);
      tell("not-serving", "NOT-SERVING " + port.name() + ": " + now, fields.put("sentence", now));
    } else {
      LOG.info("serving on {}", port.name());
      tell("serving", "SERVING " + port.name(), fields);
    }
  }

  /** Standard output begins with the word that the server is ready. */
  private void tell(String event, String line, JsonFields fields) {
    if (ready) {
      events.tell(event, line, fields);
    }
  }

  private Optional<String> trouble(Port port) {
    return missing(port)
        .or(
            () ->
                port.link().state().up()
                    ? Optional.empty()
                    : Optional.of("the link is down; it is served as soon as it is up"));
  }

  private Optional<String> missing(Port port) {
    return port.link().state().present()
        ? OwnAddresses.trouble(port.address(), policy.get())
        : Optional.of("there is no such interface; it is served as soon as there is");
  }

  private static String words(LinkEvent event) {
    if (event instanceof LinkEvent.Up) {
      return "the link is up";
    }
    if (event instanceof LinkEvent.Down) {
      return "the link is down";
    }
    if (event instanceof LinkEvent.Gone) {
      return "the interface is gone";
    }
    if (event instanceof LinkEvent.Returned) {
      return "the interface is there again";
    }
    if (event instanceof LinkEvent.Renamed renamed) {
      return "the interface is called " + renamed.to() + " now";
    }
    if (event instanceof LinkEvent.AddressesChanged changed) {
      return "the addresses are " + changed.addresses() + " now";
    }
    if (event instanceof LinkEvent.MacChanged changed) {
      return "the hardware address is " + changed.to() + " now";
    }
    return event instanceof LinkEvent.MtuChanged changed
        ? "the MTU is " + changed.to() + " now"
        : event.toString();
  }
}
