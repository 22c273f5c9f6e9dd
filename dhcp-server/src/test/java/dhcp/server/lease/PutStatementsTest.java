package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are put together do what the same rows do one by one, history included. */
final class PutStatementsTest {
  private static final int ROWS = 700;
  private static final List<String> STATES =
      List.of("bound", "released", "expired", "declined", "conflict", LeaseRow.NONE);

  @TempDir(factory = InMemory.class)
  private Path directory;

  /**
   * Few addresses, so that rows meet in one statement, and numbers that are not in order.
   *
   * @param ofMoment how many rows in a row are of one moment, about
   */
  private static List<LeaseRow> rows(Random random, int ofMoment) {
    List<LeaseRow> rows = new ArrayList<>();
    Moment moment = new Moment(Shelf.BOOT, 0, Shelf.WALL);
    for (int i = 1; i <= ROWS; i++) {
      if (random.nextInt(ofMoment) == 0) {
        long wall = moment.wall() + random.nextInt(-1000, 3000);
        moment = new Moment(Shelf.BOOT + random.nextInt(2), i, wall);
      }
      String client = "mac:01020000000" + random.nextInt(100, 104);
      boolean endless = random.nextInt(8) == 0;
      rows.add(
          new LeaseRow(
              i + random.nextInt(-3, 4),
              0x0a000000L + random.nextInt(60),
              STATES.get(random.nextInt(10) < 6 ? 0 : random.nextInt(STATES.size())),
              client,
              client.substring(4),
              random.nextBoolean() ? "" : "host",
              "",
              3600,
              endless ? OptionalLong.empty() : OptionalLong.of(random.nextInt(-2000, 9000)),
              moment));
    }
    return rows;
  }

  private Connection open(String name) throws Exception {
    DatabaseFile file = new DatabaseFile(directory.resolve(name));
    return Database.open(file, Database.Check.NOTHING).connection();
  }

  private static List<String> all(Connection connection, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.append(rows.getString(i)).append('|');
        }
        found.add(line.toString());
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 50, 100})
  void togetherIsLikeOneByOne(int ofMoment) throws Exception {
    Random random = new Random(ofMoment);
    List<LeaseRow> rows = rows(random, ofMoment);
    try (Connection together = open("together");
        Connection single = open("single")) {
      LeaseTables many = new LeaseTables(together);
      LeaseTables one = new LeaseTables(single);
      for (int from = 0; from < ROWS; ) {
        int to = Math.min(ROWS, from + 1 + random.nextInt(120));
        many.put(rows.subList(from, to));
        from = to;
      }
      for (LeaseRow row : rows) {
        one.put(List.of(row));
      }
      for (String table : List.of("lease ORDER BY address", "history ORDER BY id")) {
        List<String> expected = all(single, "SELECT * FROM " + table);
        assertTrue(expected.size() > 20, () -> expected.size() + " in " + table);
        assertEquals(expected, all(together, "SELECT * FROM " + table));
      }
    }
  }
}
