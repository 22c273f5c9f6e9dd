package dhcp.net;

/**
 * Consecutive addresses, both ends included.
 *
 * @param first the lowest address
 * @param last the highest address, not below the first
 */
public record AddressRange(Ipv4Address first, Ipv4Address last) {
  public AddressRange {
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException(
          "the range "
              + first
              + " to "
              + last
              + " starts above its end; write the lower address first");
    }
  }

  public boolean contains(Ipv4Address address) {
    return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
  }

  public boolean overlaps(AddressRange other) {
    return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
  }

  /** How many addresses, 1 to 2^32. */
  public long size() {
    return last.toLong() - first.toLong() + 1;
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + "-" + last;
  }
}
