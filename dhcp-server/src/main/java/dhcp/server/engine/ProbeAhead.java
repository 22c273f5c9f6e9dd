package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the link for addresses before they are needed: those that will be offered next, more of them
 * the more were offered lately, so that offers need not wait.
 */
final class ProbeAhead {
  /** Candidates asked for on an idle link. */
  private static final int FEWEST = 4;

  private static final int MOST = 256;

  private final Books books;
  private final ProbeLedger ledger;

  /** New addresses offered in this period and in the one before, to foresee the demand. */
  private int offered;

  private int offeredBefore;
  private long period;

  ProbeAhead(Books books, ProbeLedger ledger) {
    this.books = books;
    this.ledger = ledger;
  }

  /** Counts an address that was new to its client. */
  void offered(long now) {
    turn(now);
    offered++;
  }

  private void turn(long now) {
    long current = now / ProbeLedger.VALID_MILLIS;
    if (current != period) {
      offeredBefore = current == period + 1 ? offered : 0;
      offered = 0;
      period = current;
    }
  }

  /** The addresses to ask a link for now. */
  List<Ipv4Address> due(ServerLink link, long now) {
    turn(now);
    int ahead = Math.min(MOST, Math.max(FEWEST, 2 * Math.max(offered, offeredBefore)));
    List<Ipv4Address> due = new ArrayList<>();
    for (Scope scope : books.topology().networkOn(link).scopes()) {
      for (Slice slice : scope.slices()) {
        collect(slice, ahead, due, now);
      }
    }
    return due;
  }

  private void collect(Slice slice, int ahead, List<Ipv4Address> due, long now) {
    Optional<Ipv4Address> candidate = slice.nextFree();
    for (int i = 0; i < ahead && candidate.isPresent() && ledger.mayProbe(now); i++) {
      if (!ledger.isFresh(candidate.get(), now)) {
        ledger.probed(candidate.get(), now);
        due.add(candidate.get());
      }
      candidate = slice.nextFreeAfter(candidate.get());
    }
  }
}
