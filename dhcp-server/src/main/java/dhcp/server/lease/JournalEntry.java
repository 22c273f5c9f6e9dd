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
    AsciiText text = new AsciiText(LONGEST + 256);
    int first = 0;
    for (int i = 0; i < rows.size(); i++) {
      int before = text.length();
      text.add(before == 0 ? '[' : ',');
      append(text, rows.get(i));
      if (text.length() > LONGEST && before > 0) {
        entries.add(new JournalEntry(rows.subList(first, i), text.upTo(before) + ']'));
        text.cut(before, '[');
        first = i;
      }
    }
    if (text.length() > 0) {
      text.add(']');
      entries.add(new JournalEntry(rows.subList(first, rows.size()), text.upTo(text.length())));
    }
    return entries;
  }

  /** Nothing in a row needs an escape: see {@link NameText}. */
  private static void append(AsciiText text, LeaseRow row) {
    text.add('[').add(row.address());
    quoted(text, row.state());
    quoted(text, row.client());
    quoted(text, row.hardware());
    quoted(text, row.hostname());
    quoted(text, row.agent());
    text.add(',').add(row.seconds()).add(',');
    if (row.left().isPresent()) {
      text.add(row.left().getAsLong());
    } else {
      text.add("null");
    }
    text.add(',').add(row.seq()).add(',').add(row.check()).add(']');
  }

  private static void quoted(AsciiText text, String value) {
    text.add(",\"").add(value).add('"');
  }

  /** The number of its first row, by which it is ordered. */
  long seq() {
    return rows.get(0).seq();
  }

  Moment written() {
    return rows.get(0).written();
  }
}
