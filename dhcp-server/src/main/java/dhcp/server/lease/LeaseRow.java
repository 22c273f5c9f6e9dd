package dhcp.server.lease;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * A row of the table of leases: text and numbers that the {@code sqlite3} tool shows as they are,
 * whatever a client put into them.
 *
 * @param seq the journal's number of the write; a higher one is later
 * @param address 0 to 2^32-1
 * @param state the name of a {@link dhcp.server.engine.LeaseState} in lower case, or {@link #NONE}
 * @param client {@code id:} or {@code mac:} and hexadecimal
 * @param hardware type and address in hexadecimal
 * @param hostname with everything but letters, digits, dots, dashes and underscores escaped
 * @param agent option 82 in hexadecimal
 * @param seconds what the client was told
 * @param left milliseconds from the write to the end, negative when the end had passed; empty for a
 *     lease without end
 * @param written when it was written
 */
record LeaseRow(
    long seq,
    long address,
    String state,
    String client,
    String hardware,
    String hostname,
    String agent,
    long seconds,
    OptionalLong left,
    Moment written) {
  /** The state of an address about which nothing is known any more. */
  static final String NONE = "none";

  private static final int PARTS = 12;

  /** The state of an address that a client holds. */
  private static final String BOUND = "bound";

  /** Whether a client holds the address, for as long as that lasts. */
  boolean isBound() {
    return state.equals(BOUND);
  }

  /** Whether the same client goes on holding the address, so that an earlier row tells no more. */
  boolean continues(LeaseRow earlier) {
    return isBound()
        && earlier.isBound()
        && client.equals(earlier.client)
        && earlier.isLiveAt(written);
  }

  private boolean isLiveAt(Moment moment) {
    return left.isEmpty() || written.wall() + left.getAsLong() >= moment.wall();
  }

  /**
   * Reads a row from the text of everything in it, in the order of its components.
   *
   * @throws IllegalArgumentException when the text is no row's
   */
  static LeaseRow parse(String text) {
    String[] parts = new String[PARTS];
    int from = 0;
    for (int i = 0; i < PARTS; i++) {
      int to = i == PARTS - 1 ? text.length() : text.indexOf('|', from);
      if (to < 0) {
        throw new IllegalArgumentException("'" + text + "' is no row");
      }
      parts[i] = text.substring(from, to);
      from = to + 1;
    }
    return new LeaseRow(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        parts[2],
        parts[3],
        parts[4],
        parts[5],
        parts[6],
        Long.parseLong(parts[7]),
        parts[8].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[8])),
        new Moment(Long.parseLong(parts[9]), Long.parseLong(parts[10]), Long.parseLong(parts[11])));
  }

  /**
   * A sum over everything as one text, of which no part has a bar in it: by that a row is known
   * which the disk has changed.
   */
  long check() {
    AsciiText all = new AsciiText(192);
    all.add(seq).add('|').add(address).add('|').add(state).add('|').add(client).add('|');
    all.add(hardware).add('|').add(hostname).add('|').add(agent).add('|').add(seconds).add('|');
    if (left.isPresent()) {
      all.add(left.getAsLong());
    }
    all.add('|').add(written.boot()).add('|').add(written.uptime());
    return all.add('|').add(written.wall()).checksum();
  }

  static long checksum(String text) {
    return checksum(text.getBytes(StandardCharsets.UTF_8));
  }

  static long checksum(byte[] text) {
    CRC32C crc = new CRC32C();
    crc.update(text);
    return crc.getValue();
  }
}
