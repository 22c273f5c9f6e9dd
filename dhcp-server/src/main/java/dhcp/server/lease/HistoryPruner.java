package dhcp.server.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Drops history that is too old, or too much, a piece at a time and not too often. */
final class HistoryPruner {
  /** History is looked at so often, and so many rows of it at once. */
  private static final long PAUSE_MILLIS = 600_000;

  private static final int PRUNED_AT_ONCE = 1000;

  private static final String PRUNE =
      """
      DELETE FROM history WHERE id IN (
        SELECT id FROM (SELECT id, until FROM history ORDER BY id LIMIT ?) AS oldest
        WHERE until < ? OR id <= (SELECT max(id) FROM history) - ?)""";

  private final HistoryLimit limit;
  private long next;

  HistoryPruner(HistoryLimit limit) {
    this.limit = limit;
  }

  /**
   * Prunes if it is time to.
   *
   * @return whether there is more to do at once
   */
  boolean prune(Connection connection, Moment now) throws SQLException {
    if (now.uptime() < next) {
      return false;
    }
    try (PreparedStatement prune = connection.prepareStatement(PRUNE)) {
      prune.setInt(1, PRUNED_AT_ONCE);
      prune.setLong(2, now.wall() - limit.age().toMillis());
      prune.setLong(3, limit.rows());
      if (prune.executeUpdate() > 0) {
        return true;
      }
    }
    next = now.uptime() + PAUSE_MILLIS;
    return false;
  }
}
