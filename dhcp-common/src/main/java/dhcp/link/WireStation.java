package dhcp.link;

import dhcp.net.MacAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One station on a {@link MemoryWire}: a link without threads. */
public final class WireStation implements Link {
  private final MemoryWire wire;
  private final String name;
  private final CaptureFilter filter;
  private InterfaceState state;
  private Optional<LinkListener> listener = Optional.empty();

  WireStation(MemoryWire wire, String name, CaptureFilter filter, InterfaceState state) {
    this.wire = wire;
    this.name = name;
    this.filter = filter;
    this.state = state;
  }

  @Override
  public String interfaceName() {
    return name;
  }

  @Override
  public InterfaceState state() {
    return state;
  }

  @Override
  public boolean isCapturing() {
    return state.up();
  }

  public MacAddress mac() {
    return state.mac();
  }

  @Override
  public boolean send(byte[] frame, int length) {
    if (!state.up()) {
      return false;
    }
    wire.send(this, Arrays.copyOf(frame, length));
    return true;
  }

  /**
   * Remembers the listener and returns at once: it is called when the wire's time advances. What it
   * throws comes out there, for a test to fail.
   */
  @Override
  public void run(LinkListener newListener) {
    listener = Optional.of(newListener);
  }

  /** Whether a frame is for this station: the wire has nothing to do for others. */
  boolean wants(byte[] frame) {
    return filter.wants(frame);
  }

  void deliver(byte[] frame) {
    if (state.up()) {
      listener.ifPresent(
          l -> {
            l.onFrame(frame, frame.length);
            l.onPause();
          });
    }
  }

  /** Leaves the wire; frames under way to this station are lost. */
  @Override
  public void close() {
    listener = Optional.empty();
    state = InterfaceState.ABSENT;
    wire.detach(this);
  }

  /** Sets the interface up; the listener is told before this returns. */
  public void setUp() {
    change(true, state.addresses(), new LinkEvent.Up());
  }

  /** Sets the interface down; the listener is told before this returns. */
  public void setDown() {
    change(false, state.addresses(), new LinkEvent.Down());
  }

  /** Gives the interface other IPv4 addresses; the listener is told before this returns. */
  public void setAddresses(List<InterfaceAddress> addresses) {
    change(state.up(), addresses, new LinkEvent.AddressesChanged(addresses));
  }

  private void change(boolean up, List<InterfaceAddress> addresses, LinkEvent event) {
    InterfaceState next =
        new InterfaceState(true, state.index(), up, state.mac(), state.mtu(), addresses);
    if (!next.equals(state)) {
      state = next;
      listener.ifPresent(l -> l.onEvent(event));
    }
  }
}
