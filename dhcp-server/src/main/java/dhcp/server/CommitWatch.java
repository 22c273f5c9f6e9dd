package dhcp.server;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import java.util.List;

/** What a commit tells, on a thread of its own, and asks. */
interface CommitWatch {
  /** Changes are safe. */
  void stored(List<LeaseChange> changes);

  /** Changes and what depended on them were given up, because too much was waiting. */
  void dropped();

  /** An answer was not sent, because by the time that its lease was safe nobody waits any more. */
  void late();

  /** Everything in memory, for a store that has lost something. */
  List<LeaseRecord> known();
}
