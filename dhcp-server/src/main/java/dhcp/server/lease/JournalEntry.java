package dhcp.server.lease;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of the journal: changes as a JSON array of arrays, which views take apart. It is kept
 * short, lest damage to one place costs much, and never goes beyond one page of the database. Each
 * change carries its own number and sum.
 *
 * @param rows at least one, with consecutive numbers
 * @param text the same rows as JSON
 */
record JournalEntry(List<LeaseRow> rows, String text) {
  private static final int LONGEST = 1000;

  /** The entries for rows of one moment. */
  static List<JournalEntry> of(List<LeaseRow> rows) {
    List<JournalEntry> entries = new ArrayList<>();
    StringBuilder text = new StringBuilder(LONGEST);
    int first = 0;
    for (int i = 0; i < rows.size(); i++) {
      int before = text.length();
      text.append(before == 0 ? '[' : ',');
      append(text, rows.get(i));
      if (text.length() > LONGEST && before > 0) {
        entries.add(new JournalEntry(rows.subList(first, i), text.substring(0, before) + ']'));
        text.delete(0, before).setCharAt(0, '[');
        first = i;
      }
    }
    if (text.length() > 0) {
      entries.add(new JournalEntry(rows.subList(first, rows.size()), text.append(']').toString()));
    }
    return entries;
  }

  /** Nothing in a row needs an escape: see {@link NameText}. */
  private static void append(StringBuilder text, LeaseRow row) {
    text.append('[').append(row.address());
    quoted(text, row.state());
    quoted(text, row.client());
    quoted(text, row.hardware());
    quoted(text, row.hostname());
    quoted(text, row.agent());
    text.append(',').append(row.seconds()).append(',');
    if (row.left().isPresent()) {
      text.append(row.left().getAsLong());
    } else {
      text.append("null");
    }
    text.append(',').append(row.seq()).append(',').append(row.check()).append(']');
  }

  private static void quoted(StringBuilder text, String value) {
    text.append(",\"").append(value).append('"');
  }

  /** The number of its first row, by which it is ordered. */
  long seq() {
    return rows.get(0).seq();
  }

  Moment written() {
    return rows.get(0).written();
  }
}
