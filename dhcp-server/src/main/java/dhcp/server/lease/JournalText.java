package dhcp.server.lease;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a row of the journal says, as {@link JournalEntry} writes it.
 *
 * @param rows the changes whose sum is right, in their order
 * @param isWhole whether the text is made of nothing else
 */
record JournalText(List<LeaseRow> rows, boolean isWhole) {
  /** All of a change but its number and its sum, which stand behind it: eight groups. */
  static final String VALUES =
      "(\\d{1,10}),\"([a-z]+)\",\"([a-z]+:[0-9a-f]*)\",\"([0-9a-f]*)\",\"([\\w.%-]*)\""
          + ",\"([0-9a-f]*)\",(\\d{1,10}),(-?\\d{1,18}|null)";

  private static final Pattern CHANGE =
      Pattern.compile("\\[" + VALUES + ",(\\d{1,18}),(\\d{1,10})\\]");

  private static final int SEQ = 9;
  private static final int SUM = 10;

  /** Takes a text apart, whatever it is. */
  static JournalText read(String text, Moment written) {
    List<LeaseRow> rows = new ArrayList<>();
    Matcher change = CHANGE.matcher(text);
    int length = 1;
    while (change.find()) {
      LeaseRow row = row(change, Long.parseLong(change.group(SEQ)), written);
      if (row.check() == Long.parseLong(change.group(SUM))) {
        rows.add(row);
        length += change.end() - change.start() + 1;
      }
    }
    return new JournalText(rows, !rows.isEmpty() && length == text.length());
  }

  /** What {@link #VALUES} has found, as a row of that number. */
  static LeaseRow row(MatchResult values, long seq, Moment written) {
    String left = values.group(8);
    return new LeaseRow(
        seq,
        Long.parseLong(values.group(1)),
        values.group(2),
        values.group(3),
        values.group(4),
        values.group(5),
        values.group(6),
        Long.parseLong(values.group(7)),
        left.equals("null") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(left)),
        written);
  }
}
