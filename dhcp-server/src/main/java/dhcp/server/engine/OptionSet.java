package dhcp.server.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Configured options of one layer (server and subnet, class or reservation), in the order in which
 * they were configured and already in wire form, so that a reply only copies them.
 */
public final class OptionSet {
  /** When an option of this set is put into a reply. */
  public enum Sending {
    /** When the client's parameter request list asks for it, or when it has none. */
    REQUESTED,
    /** Asked for or not, after what was asked for. */
    ALWAYS,
    /** Not at all, even if a more general set has it. */
    NEVER
  }

  public static final OptionSet NONE = new OptionSet(List.of());

  private record Row(int code, byte[] data, Sending sending) {}

  private final Row[] rows;
  private final byte[] rowOf = new byte[256];

  private OptionSet(List<Row> rows) {
    this.rows = rows.toArray(new Row[0]);
    for (int i = 0; i < this.rows.length; i++) {
      rowOf[this.rows[i].code] = (byte) (i + 1);
    }
  }

  int size() {
    return rows.length;
  }

  /** The row of an option code, or -1 when this set does not speak of it. */
  int indexOf(int code) {
    return (rowOf[code] & 0xff) - 1;
  }

  int code(int row) {
    return rows[row].code;
  }

  /** The option's content; empty for {@link Sending#NEVER}. Not to be changed. */
  byte[] data(int row) {
    return rows[row].data;
  }

  Sending sending(int row) {
    return rows[row].sending;
  }

  /** Collects options; a code set again takes the new value and keeps its place. */
  public static final class Builder {
    private final List<Row> rows = new ArrayList<>();

    /** An option for clients that ask for it, or for everything. */
    public Builder put(int code, byte[] data) {
      return set(new Row(code, data.clone(), Sending.REQUESTED));
    }

    /** An option for every client, whether it asks or not. */
    public Builder always(int code, byte[] data) {
      return set(new Row(code, data.clone(), Sending.ALWAYS));
    }

    /** An option that is withheld here even if a more general set has it. */
    public Builder never(int code) {
      return set(new Row(code, new byte[0], Sending.NEVER));
    }

    private Builder set(Row row) {
      if (row.code < 1 || row.code > 254 || isTheServersOwn(row.code)) {
        throw new IllegalArgumentException(
            "option " + row.code + " cannot be configured: the protocol itself sets it");
      }
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).code == row.code) {
          rows.set(i, row);
          return this;
        }
      }
      rows.add(row);
      return this;
    }

    public OptionSet build() {
      return rows.isEmpty() ? NONE : new OptionSet(rows);
    }
  }

  /** Whether the value of an option is decided with each message and not by configuration. */
  public static boolean isTheServersOwn(int code) {
    return switch (code) {
      case 50, 51, 52, 53, 54, 55, 57, 61, 80, 82 -> true;
      default -> false;
    };
  }
}
