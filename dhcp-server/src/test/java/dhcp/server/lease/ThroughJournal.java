package dhcp.server.lease;

import dhcp.net.Ipv4Address;
import dhcp.server.engine.LeaseChange;
import java.util.ArrayList;
import java.util.List;

/**
 * A store in a file whose every write goes through the journal: it forgets so many scattered
 * addresses as well, of which nothing was ever known, that the changes are no neighbours.
 */
final class ThroughJournal implements LeaseStore {
  private static final int NEVER_KNOWN = 0x0b000000;

  private final LeaseStore store;

  ThroughJournal(LeaseStore store) {
    this.store = store;
  }

  @Override
  public void write(List<LeaseChange> changes) throws StoreException {
    List<LeaseChange> scattered = new ArrayList<>(changes);
    for (int i = 0; i <= changes.size(); i++) {
      scattered.add(new LeaseChange.Remove(new Ipv4Address(NEVER_KNOWN + i * Shelf.APART)));
    }
    store.write(scattered);
  }

  @Override
  public boolean tidy() throws StoreException {
    return store.tidy();
  }

  @Override
  public boolean isCrowded() {
    return store.isCrowded();
  }

  @Override
  public Reopened reopen() throws StoreException {
    return store.reopen();
  }

  @Override
  public void close() {
    store.close();
  }
}
