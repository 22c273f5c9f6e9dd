package dhcp.server.lease;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A place for a store, with clocks that the test sets, and leases to put into it. */
final class Shelf {
  static final long BOOT = 0x5eed;
  static final long HOUR = 3_600_000;

  /** So far from each other that three leases go through the journal. */
  static final int APART = 97;

  /** Some day in the year 2026. */
  static final long WALL = 1_790_000_000_000L;

  final Path file;
  final List<String> told = new ArrayList<>();
  Moment now = new Moment(BOOT, 1_000_000, WALL);
  HistoryLimit history = HistoryLimit.DEFAULT;

  /** Whether everything that is written goes through the journal. */
  boolean isThroughJournal;

  private final LeaseDatabase database;
  private final String url;

  /** What SQL makes text of history by. */
  private final String tenancies;

  private List<LeaseRecord> leases = List.of();

  /** A place in a directory. */
  Shelf(Path directory) {
    file = directory.resolve("leases.db");
    database = new SqliteDatabase(file);
    url = "jdbc:sqlite:" + file;
    tenancies = "SELECT address, since, until, client";
  }

  /** A place in PostgreSQL, in no file of ours. */
  Shelf(String url) {
    file = Path.of("");
    database = new PostgresDatabase(url);
    this.url = url;
    String moment = "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')";
    tenancies =
        "SELECT host(address), "
            + moment.formatted("since")
            + ", "
            + moment.formatted("until")
            + ", client";
  }

  LeaseStore open() throws StoreException {
    LeaseDatabase.Opened opened = database.open(history, () -> now, told::add);
    leases = opened.leases();
    return isThroughJournal ? new ThroughJournal(opened.store()) : opened.store();
  }

  /** What somebody sees who only reads, by address. */
  List<LeaseRecord> look() throws StoreException {
    leases = database.read(now, told::add);
    return leases();
  }

  /** What the store held when it was opened last, by address. */
  List<LeaseRecord> leases() {
    return leases.stream().sorted(Comparator.comparing(LeaseRecord::address)).toList();
  }

  /** Opens and closes, and returns what was there. */
  List<LeaseRecord> read() throws StoreException {
    open().close();
    return leases();
  }

  /** Opens, does all the housekeeping, and closes. */
  void tidy() throws StoreException {
    try (LeaseStore store = open()) {
      while (store.tidy()) {
        // to the end
      }
    }
  }

  void write(LeaseRecord... records) throws StoreException {
    try (LeaseStore store = open()) {
      store.write(puts(records));
    }
  }

  void pass(long millis) {
    now = new Moment(now.boot(), now.uptime() + millis, now.wall() + millis);
  }

  static List<LeaseChange> puts(LeaseRecord... records) {
    return Arrays.stream(records).<LeaseChange>map(LeaseChange.Put::new).toList();
  }

  /** The lease of a client, one hour from now, at 10.0.0.0 and so much. */
  LeaseRecord lease(int number) {
    return lease(number, number);
  }

  LeaseRecord lease(int number, int client) {
    HardwareAddress mac = HardwareAddress.ofEthernet(new MacAddress(0x020000000000L + client));
    ClientKey key = ClientKey.ofHardware(mac);
    return new LeaseRecord(
        address(number),
        LeaseState.BOUND,
        key,
        key.octets(),
        "host-" + client,
        Octets.NONE,
        3600,
        now.uptime() + HOUR);
  }

  /** The leases of so many clients, no two of them neighbours. */
  LeaseRecord[] scattered(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(client -> lease(client * APART, client))
        .toArray(LeaseRecord[]::new);
  }

  static Ipv4Address address(int number) {
    return new Ipv4Address(0x0a000000 + number);
  }

  /** Asks the database as a person would, one line a row. */
  List<String> ask(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(rows.getString(i));
        }
        lines.add(String.join("|", values));
      }
      return lines;
    }
  }

  /** Who had which address from when to when. */
  List<String> tenancies() throws SQLException {
    return ask(tenancies + " FROM tenancies ORDER BY address, since");
  }

  /** The files as they are now, as a process leaves them that is killed. */
  Shelf copyTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    Shelf copy = new Shelf(directory);
    copy.now = now;
    copy.isThroughJournal = isThroughJournal;
    for (String suffix : List.of("", "-wal")) {
      Path from = file.resolveSibling(file.getFileName() + suffix);
      if (Files.exists(from)) {
        Files.copy(
            from, directory.resolve(from.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }
}
