package dhcp.server.lease;

import dhcp.message.Text;
import java.sql.SQLException;

/** What PostgreSQL says went wrong, in words for people, by its SQLSTATE (appendix A). */
final class PostgresTrouble {
  private static final int LONGEST = 200;

  private PostgresTrouble() {}

  /**
   * @param what was being done
   */
  static StoreException of(String what, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    StoreException.Kind kind =
        state.startsWith("28") || state.equals("3D000") || state.equals("42501")
            ? StoreException.Kind.UNFIT
            : StoreException.Kind.FAILED;
    return new StoreException(kind, what + ": " + words(state, e), e);
  }

  private static String words(String state, SQLException e) {
    String said = said(e);
    if (state.equals("42501")) {
      return said
          + "; the role needs the right to CREATE in the schema, or the tables to be its own";
    } else if (state.equals("25006")) {
      return "it is read-only, as a standby is (" + said + ")";
    } else if (state.startsWith("28") || state.equals("08004")) {
      return said + "; PGPASSFILE or PGPASSWORD gives a password";
    } else {
      return said;
    }
  }

  /** The first line: what follows tells of places in SQL. */
  private static String said(SQLException e) {
    String text = String.valueOf(e.getMessage());
    return Text.escape(text.lines().findFirst().orElse("").strip(), LONGEST);
  }
}
