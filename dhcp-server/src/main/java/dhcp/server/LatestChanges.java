package dhcp.server;

import dhcp.server.engine.LeaseChange;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Changes of which there is one for each address, the last; in the order in which their addresses
 * first came. For a few dozen changes many times a second, which a map of objects is dear for.
 */
final class LatestChanges {
  /** Odd, and not to be guessed: so nobody can choose addresses that get in each other's way. */
  private static final int FACTOR = new SecureRandom().nextInt() | 1;

  private final List<LeaseChange> changes;

  /**
   * Where in the list the change of an address is, plus one; 0 for none. At most half of it full.
   */
  private int[] places;

  /**
   * @param expected about how many changes there will be
   */
  LatestChanges(int expected) {
    changes = new ArrayList<>(expected);
    places = new int[Integer.highestOneBit(Math.max(expected, 8)) * 4];
  }

  void put(LeaseChange change) {
    int place = placeOf(change);
    if (places[place] > 0) {
      changes.set(places[place] - 1, change);
      return;
    }
    changes.add(change);
    places[place] = changes.size();
    if (2 * changes.size() > places.length) {
      grow();
    }
  }

  /** The place of a change's address, or the free one where it belongs. */
  private int placeOf(LeaseChange change) {
    int bits = change.address().bits();
    int place = bits * FACTOR >>> Integer.numberOfLeadingZeros(places.length - 1);
    while (places[place] > 0 && changes.get(places[place] - 1).address().bits() != bits) {
      place = place + 1 & places.length - 1;
    }
    return place;
  }

  private void grow() {
    places = new int[2 * places.length];
    for (int i = 0; i < changes.size(); i++) {
      places[placeOf(changes.get(i))] = i + 1;
    }
  }

  List<LeaseChange> list() {
    return Collections.unmodifiableList(changes);
  }
}
