package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong below, in words for people. */
final class Trouble {
  private static final int PRIMARY_CODE = 0xff;

  private Trouble() {}

  static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /**
   * @param what was being done
   */
  static StoreException of(String what, SQLException e) {
    int code = code(e);
    boolean damaged =
        code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    return new StoreException(
        damaged ? StoreException.Kind.DAMAGED : StoreException.Kind.FAILED,
        what + ": " + words(code, e),
        e);
  }

  private static String words(int code, SQLException e) {
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return "the disk is full";
    } else if (code == SQLiteErrorCode.SQLITE_READONLY.code) {
      return "it is read-only";
    } else if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
      return "another program keeps it locked";
    } else if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return "it is damaged";
    } else if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return "it is no SQLite database, or its first page is damaged";
    } else {
      return e.getMessage();
    }
  }

  private static int code(SQLException e) {
    return e instanceof SQLiteException sqlite
        ? sqlite.getResultCode().code & PRIMARY_CODE
        : e.getErrorCode() & PRIMARY_CODE;
  }
}
