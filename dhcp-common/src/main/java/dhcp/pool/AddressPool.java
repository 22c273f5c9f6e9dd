package dhcp.pool;

import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The addresses of some ranges minus the excluded ones, each of them free or taken. */
public final class AddressPool {
  /**
   * A pool whose addresses are all free.
   *
   * @param ranges what may be given out; may overlap
   * @param excluded what may not, wherever it lies
   */
  public AddressPool(List<AddressRange> ranges, Collection<AddressRange> excluded) {
    throw new UnsupportedOperationException(ranges + " " + excluded);
  }

  /** Whether the address is the pool's to give: in a range and not excluded. */
  public boolean contains(Ipv4Address address) {
    throw new UnsupportedOperationException();
  }

  /** Whether the address is the pool's and not taken. */
  public boolean isFree(Ipv4Address address) {
    throw new UnsupportedOperationException();
  }

  /** Takes an address out; false when it is not free or not the pool's. */
  public boolean take(Ipv4Address address) {
    throw new UnsupportedOperationException();
  }

  /** Gives an address back; false when it was free already or is not the pool's. */
  public boolean giveBack(Ipv4Address address) {
    throw new UnsupportedOperationException();
  }

  /** A free address, not yet taken: the next after the one given the last time, going round. */
  public Optional<Ipv4Address> next() {
    throw new UnsupportedOperationException();
  }

  /**
   * The lowest free address above the given one, which need not be the pool's; does not go round.
   */
  public Optional<Ipv4Address> nextAfter(Ipv4Address address) {
    throw new UnsupportedOperationException();
  }

  /** How many addresses the pool has. */
  public long size() {
    throw new UnsupportedOperationException();
  }

  /** How many of them are free. */
  public long free() {
    throw new UnsupportedOperationException();
  }
}
