package dhcp.server.lease;

import dhcp.net.Ipv4Address;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.Octets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Between what the engine knows and what a row says. */
final class RowCodec {
  private static final HexFormat HEX = HexFormat.of();
  private static final String IDENTIFIER = "id:";
  private static final String HARDWARE = "mac:";
  private static final long MOST_SECONDS = 0xffff_ffffL;
  private static final LeaseState[] STATES = LeaseState.values();
  private static final String[] STATE_NAMES = names();

  private RowCodec() {}

  private static String[] names() {
    String[] names = new String[STATES.length];
    for (LeaseState state : STATES) {
      names[state.ordinal()] = state.name().toLowerCase(Locale.ROOT);
    }
    return names;
  }

  /** Changes of one moment as rows with consecutive numbers. */
  static List<LeaseRow> rows(Collection<LeaseChange> changes, long firstSeq, Moment now) {
    List<LeaseRow> rows = new ArrayList<>(changes.size());
    for (LeaseChange change : changes) {
      rows.add(row(change, firstSeq + rows.size(), now));
    }
    return rows;
  }

  static LeaseRow row(LeaseChange change, long seq, Moment now) {
    if (!(change instanceof LeaseChange.Put put)) {
      return new LeaseRow(
          seq,
          change.address().toLong(),
          LeaseRow.NONE,
          HARDWARE,
          "",
          "",
          "",
          0,
          OptionalLong.of(0),
          now);
    }
    LeaseRecord lease = put.lease();
    return new LeaseRow(
        seq,
        lease.address().toLong(),
        STATE_NAMES[lease.state().ordinal()],
        client(lease.client()),
        lease.hardware().toString(),
        NameText.write(lease.hostname()),
        lease.agentInformation().toString(),
        lease.leaseSeconds(),
        left(lease.end(), now),
        now);
  }

  private static OptionalLong left(long end, Moment now) {
    return end == LeaseRecord.NEVER ? OptionalLong.empty() : OptionalLong.of(end - now.uptime());
  }

  private static String client(ClientKey key) {
    return switch (key.source()) {
      case CLIENT_IDENTIFIER -> IDENTIFIER + key.octets();
      case HARDWARE_ADDRESS -> HARDWARE + key.octets();
    };
  }

  /**
   * Reads a row.
   *
   * @param end when it ends, by the engine's clock
   * @throws IllegalArgumentException when the row makes no sense
   */
  static LeaseRecord lease(LeaseRow row, long end) {
    if (row.seconds() < 0 || row.seconds() > MOST_SECONDS) {
      throw new IllegalArgumentException(row.seconds() + " is no lease time");
    }
    return new LeaseRecord(
        address(row),
        state(row.state()),
        key(row.client()),
        octets(row.hardware()),
        NameText.read(row.hostname()),
        octets(row.agent()),
        row.seconds(),
        end);
  }

  private static Ipv4Address address(LeaseRow row) {
    Ipv4Address address = new Ipv4Address((int) row.address());
    if (address.toLong() != row.address() || !address.isUnicast()) {
      throw new IllegalArgumentException(row.address() + " is no address of a client");
    }
    return address;
  }

  private static LeaseState state(String name) {
    for (LeaseState state : STATES) {
      if (STATE_NAMES[state.ordinal()].equals(name)) {
        return state;
      }
    }
    throw new IllegalArgumentException("'" + name + "' is no state of a lease");
  }

  private static ClientKey key(String text) {
    if (text.startsWith(IDENTIFIER)) {
      return new ClientKey(
          octets(text.substring(IDENTIFIER.length())), ClientKey.Source.CLIENT_IDENTIFIER);
    }
    if (text.startsWith(HARDWARE)) {
      return new ClientKey(
          octets(text.substring(HARDWARE.length())), ClientKey.Source.HARDWARE_ADDRESS);
    }
    throw new IllegalArgumentException("'" + text + "' is no client");
  }

  private static Octets octets(String hex) {
    return Octets.of(HEX.parseHex(hex));
  }
}
