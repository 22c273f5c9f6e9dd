package dhcp.pool;

import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of some ranges minus the excluded ones, each of them free or taken. Made for
 * millions of addresses: one bit each, and the next free one is found without walking the taken
 * ones. Not safe for use by several threads at once.
 */
public final class AddressPool {
  private final RangeIndex index;
  private final FreeBits bits;

  /**
   * A pool whose addresses are all free.
   *
   * @param ranges what may be given out; may overlap
   * @param excluded what may not, wherever it lies
   */
  public AddressPool(List<AddressRange> ranges, Collection<AddressRange> excluded) {
    index = new RangeIndex(ranges, excluded);
    bits = new FreeBits(index.size());
  }

  /** Whether the address is the pool's to give: in a range and not excluded. */
  public boolean contains(Ipv4Address address) {
    return index.position(address) >= 0;
  }

  /** Whether the address is the pool's and not taken. */
  public boolean isFree(Ipv4Address address) {
    long position = index.position(address);
    return position >= 0 && bits.isFree(position);
  }

  /** Takes an address out; false when it is taken already or not the pool's. */
  public boolean take(Ipv4Address address) {
    long position = index.position(address);
    return position >= 0 && bits.take(position);
  }

  /** Gives an address back; false when it was free already or is not the pool's. */
  public boolean giveBack(Ipv4Address address) {
    long position = index.position(address);
    return position >= 0 && bits.giveBack(position);
  }

  /**
   * The lowest free address above the given one, which need not be the pool's; it is not taken by
   * this. Who goes on from the address given last, and at the end from 0.0.0.0, goes round, so that
   * an address given back rests for as long as possible.
   *
   * @return empty when no address above is free
   */
  public Optional<Ipv4Address> nextAfter(Ipv4Address address) {
    long position = address.isBroadcast() ? -1 : bits.nextFree(index.ceiling(address.plus(1)));
    return position < 0 ? Optional.empty() : Optional.of(index.address(position));
  }

  /** How many addresses the pool has. */
  public long size() {
    return index.size();
  }

  /** How many of them are free. */
  public long free() {
    return bits.free();
  }
}
