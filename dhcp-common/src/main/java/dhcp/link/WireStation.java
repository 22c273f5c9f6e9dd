package dhcp.link;

import java.util.List;

/** One station on a {@link MemoryWire}: a link without threads. */
public final class WireStation implements Link {
  WireStation() {}

  @Override
  public String interfaceName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public InterfaceState state() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean send(byte[] frame, int length) {
    throw new UnsupportedOperationException();
  }

  /** Remembers the listener and returns at once: it is called when the wire's time advances. */
  @Override
  public void run(LinkListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}

  /** Sets the interface up; the listener is told before this returns. */
  public void setUp() {
    throw new UnsupportedOperationException();
  }

  /** Sets the interface down; the listener is told before this returns. */
  public void setDown() {
    throw new UnsupportedOperationException();
  }

  /** Gives the interface other IPv4 addresses; the listener is told before this returns. */
  public void setAddresses(List<InterfaceAddress> addresses) {
    throw new UnsupportedOperationException();
  }
}
