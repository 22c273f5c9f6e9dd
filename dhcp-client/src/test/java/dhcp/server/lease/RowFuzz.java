package dhcp.server.lease;

import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The texts in a lease database: leases, each as it can be written again, or complaints. */
public final class RowFuzz {
  private static final Moment NOW = new Moment(1, 1_000_000, 1_790_000_000_000L);

  private RowFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    List<LeaseRow> rows = new ArrayList<>(JournalText.read(text, NOW).rows());
    try {
      rows.add(LeaseRow.parse(text));
    } catch (IllegalArgumentException e) {
      // that is the answer to most texts
    }
    Restored restored = new Restored(NOW, NOW, complaint -> {});
    rows.forEach(restored::add);
    for (LeaseRecord lease : restored.leases()) {
      LeaseRow row = RowCodec.row(new LeaseChange.Put(lease), 1, NOW);
      if (!RowCodec.lease(row, lease.end()).equals(lease)) {
        throw new AssertionError("written and read again it is another: " + lease);
      }
    }
  }
}
