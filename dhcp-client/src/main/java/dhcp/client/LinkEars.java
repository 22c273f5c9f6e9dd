package dhcp.client;

import dhcp.client.machine.Event;
import dhcp.link.LinkEvent;
import dhcp.link.LinkListener;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the capture thread, and only puts into the inbox what the loop is to look at. */
final class LinkEars implements LinkListener {
  private static final Logger LOG = LoggerFactory.getLogger(LinkEars.class);

  private final Inbox inbox;
  private final DhcpClient client;
  private final Mac mac;

  /** Where the client's hardware address comes from. */
  enum Mac {
    /** The interface: the client follows when it changes. */
    OF_INTERFACE,
    /** The user: it stays. */
    FIXED
  }

  LinkEars(Inbox inbox, DhcpClient client, Mac mac) {
    this.inbox = inbox;
    this.client = client;
    this.mac = mac;
  }

  @Override
  public void onFrame(byte[] bytes, int length) {
    inbox.put(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
  }

  @Override
  public void onEvent(LinkEvent event) {
    inbox.put(() -> hear(event));
  }

  private void hear(LinkEvent event) {
    LOG.debug("link: {}", event);
    if (event instanceof LinkEvent.Up) {
      client.feed(new Event.CarrierReturned());
    } else if (event instanceof LinkEvent.Down) {
      client.feed(new Event.CarrierLost());
    } else if (event instanceof LinkEvent.Gone || event instanceof LinkEvent.Renamed) {
      // What was put there goes by the old name: under a new one it is another interface.
      LOG.error("the interface went away");
      client.feed(new Event.InterfaceGone());
    } else if (event instanceof LinkEvent.MacChanged changed && mac == Mac.OF_INTERFACE) {
      LOG.warn("the hardware address is now {}", changed.to());
      client.changeHardwareAddress(changed.to());
    }
  }
}
