package dhcp.pool;

import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers the addresses of some ranges, minus the excluded ones, from 0 on without gaps and in
 * order.
 */
final class RangeIndex {
  /** The first address of each range, ascending, and at the same place the number it has. */
  private final long[] firsts;

  private final long[] positions;
  private final long size;

  RangeIndex(List<AddressRange> ranges, Collection<AddressRange> excluded) {
    List<AddressRange> parts = subtract(merge(ranges), merge(excluded));
    firsts = new long[parts.size()];
    positions = new long[parts.size()];
    long position = 0;
    for (int i = 0; i < parts.size(); i++) {
      firsts[i] = parts.get(i).first().toLong();
      positions[i] = position;
      position += parts.get(i).size();
    }
    size = position;
  }

  long size() {
    return size;
  }

  /** The number of an address, or -1 when it has none. */
  long position(Ipv4Address address) {
    int range = rangeFrom(address.toLong());
    if (range < 0) {
      return -1;
    }
    long position = positions[range] + address.toLong() - firsts[range];
    return position < end(range) ? position : -1;
  }

  /** The number of the first address from the given one on; {@link #size} when there is none. */
  long ceiling(Ipv4Address address) {
    int range = rangeFrom(address.toLong());
    return range < 0
        ? 0
        : Math.min(positions[range] + address.toLong() - firsts[range], end(range));
  }

  /** The address of a number below {@link #size}. */
  Ipv4Address address(long position) {
    int found = Arrays.binarySearch(positions, position);
    int range = found >= 0 ? found : -found - 2;
    return new Ipv4Address((int) (firsts[range] + position - positions[range]));
  }

  /** The last range that starts at or below the address, or -1. */
  private int rangeFrom(long address) {
    int found = Arrays.binarySearch(firsts, address);
    return found >= 0 ? found : -found - 2;
  }

  private long end(int range) {
    return range + 1 < positions.length ? positions[range + 1] : size;
  }

  /** The same addresses in order, no two ranges overlapping or touching. */
  private static List<AddressRange> merge(Collection<AddressRange> ranges) {
    List<AddressRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparing(AddressRange::first));
    List<AddressRange> merged = new ArrayList<>();
    for (AddressRange range : sorted) {
      int before = merged.size() - 1;
      if (before >= 0 && range.first().toLong() <= merged.get(before).last().toLong() + 1) {
        AddressRange grown = merged.get(before);
        if (range.last().compareTo(grown.last()) > 0) {
          merged.set(before, new AddressRange(grown.first(), range.last()));
        }
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private static List<AddressRange> subtract(List<AddressRange> from, List<AddressRange> holes) {
    List<AddressRange> parts = new ArrayList<>();
    int hole = 0;
    for (AddressRange range : from) {
      long first = range.first().toLong();
      long last = range.last().toLong();
      while (hole < holes.size() && holes.get(hole).last().toLong() < first) {
        hole++;
      }
      // The last hole may reach into the next range, so it is not used up here.
      for (int h = hole; h < holes.size() && holes.get(h).first().toLong() <= last; h++) {
        add(parts, first, holes.get(h).first().toLong() - 1);
        first = holes.get(h).last().toLong() + 1;
      }
      add(parts, first, last);
    }
    return parts;
  }

  private static void add(List<AddressRange> parts, long first, long last) {
    if (first <= last) {
      parts.add(new AddressRange(new Ipv4Address((int) first), new Ipv4Address((int) last)));
    }
  }
}
