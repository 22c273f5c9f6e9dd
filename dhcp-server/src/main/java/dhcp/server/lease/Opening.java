package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The way to an open database: makes a missing one, and of a damaged one a new one that holds all
 * that can still be read. What cannot be read is never passed over in silence.
 */
final class Opening {
  /**
   * An open database.
   *
   * @param restored what is in it; read only where everything is checked
   */
  record Opened(Session session, LeaseStore.Reopened how, Restored restored) {}

  private final DatabaseFile file;
  private final Supplier<Moment> clock;
  private final Consumer<String> tell;

  Opening(DatabaseFile file, Supplier<Moment> clock, Consumer<String> tell) {
    this.file = file;
    this.clock = clock;
    this.tell = tell;
  }

  /**
   * @throws StoreException when it cannot be had, or is not ours
   */
  Opened open(Database.Check check) throws StoreException {
    try {
      finishReplacing();
      boolean existed = file.ensure();
      DatabaseHeader header = DatabaseHeader.read(file.path());
      if (header.isEmpty() || header.isPerhapsOurs()) {
        file.protect();
      }
      if (header.isEmpty() && file.hasLog()) {
        // SQLite would delete the log without a word.
        return rebuilt(header, "only its log had anything in it");
      }
      if (!existed) {
        return session(file, check, LeaseStore.Reopened.REBUILT);
      }
      if (header.isEmpty()) {
        tell.accept("the lease database " + file.path() + " is an empty file: no lease is known");
      }
      return header.isEmpty() || header.isSound()
          ? sessionOrRebuilt(header, check)
          : rebuilt(header, "its first bytes are not those of a database");
    } catch (SQLException e) {
      throw Trouble.of(called(), e);
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.FAILED, called() + ": " + Trouble.of(e), e);
    }
  }

  private String called() {
    return "the lease database " + file.path() + " cannot be used";
  }

  private Opened sessionOrRebuilt(DatabaseHeader header, Database.Check check)
      throws SQLException, IOException, StoreException {
    try {
      return session(file, check, LeaseStore.Reopened.INTACT);
    } catch (SQLException e) {
      StoreException trouble = Trouble.of(called(), e);
      if (trouble.kind() == StoreException.Kind.DAMAGED) {
        return rebuilt(header, e.getMessage());
      }
      throw trouble;
    } catch (StoreException e) {
      return switch (e.kind()) {
        case DAMAGED -> rebuilt(header, e.getMessage());
        case IN_USE, UNFIT, FAILED ->
            throw new StoreException(e.kind(), called() + ": " + e.getMessage(), e);
      };
    }
  }

  /** Opens a database and takes from its log what SQLite would not. */
  private Opened session(DatabaseFile from, Database.Check check, LeaseStore.Reopened how)
      throws SQLException, IOException, StoreException {
    Database.Opened opened = Database.open(from, check);
    Session session = new Session(opened.connection());
    try {
      long next = session.nextSeq();
      List<LeaseRow> lost =
          opened.unread().leases().stream().filter(row -> row.seq() >= next).toList();
      if (!lost.isEmpty()) {
        session.insert(lost);
        tell.accept(
            lost.size()
                + " changes were read from behind a damaged place in the log of the lease database "
                + from.path());
      }
      Moment now = clock.get();
      Restored restored = new Restored(session.lastWritten().orElse(now), now, tell);
      switch (check) {
        case EVERYTHING -> session.leases(restored::add);
        case NOTHING -> {}
      }
      return new Opened(session, how, restored);
    } catch (SQLException | StoreException e) {
      session.close();
      throw e;
    }
  }

  private Opened rebuilt(DatabaseHeader header, String why)
      throws SQLException, IOException, StoreException {
    Salvage salvage = Salvage.of(file.path(), file.log());
    if (salvage.isEmpty() && !header.isPerhapsOurs()) {
      throw new StoreException(
          StoreException.Kind.UNFIT,
          called()
              + ": it is no lease database; it was not touched. --lease-db FILE names another");
    }
    DatabaseFile building = file.building();
    building.delete();
    building.ensure();
    int leases;
    try (Session fresh =
        new Session(Database.open(building, Database.Check.NOTHING).connection())) {
      List<LeaseRow> rows = salvage.leases();
      fresh.insert(rows);
      fresh.insertHistory(salvage.history());
      leases = rows.size();
    }
    file.built();
    Path aside = replace();
    tell.accept(
        "the lease database "
            + file.path()
            + " was damaged ("
            + why
            + "). It is kept as "
            + aside
            + ", and a new one was made of what could be read of it: what was known of "
            + leases
            + " addresses, and "
            + salvage.history().size()
            + " entries of history");
    return session(file, Database.Check.EVERYTHING, LeaseStore.Reopened.REBUILT);
  }

  private void finishReplacing() throws IOException {
    if (file.isHalfReplaced()) {
      if (!Files.exists(file.path())) {
        file.ensure();
      }
      tell.accept(
          "a lease database that was rebuilt before a crash takes the place of "
              + file.path()
              + ", which is kept as "
              + replace());
    }
  }

  private Path replace() throws IOException {
    return file.replace(Instant.ofEpochMilli(clock.get().wall()));
  }
}
