package dhcp.server.config;

import dhcp.server.engine.OptionSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options that one layer of the configuration sets, to be laid over a more general layer. */
final class OptionLayer {
  private record Row(byte[] data, OptionSet.Sending sending) {}

  private final Map<Integer, Row> rows = new LinkedHashMap<>();

  void put(int code, byte[] data, OptionSet.Sending sending) {
    rows.put(code, new Row(data, sending));
  }

  /** This layer laid over another. */
  OptionLayer over(OptionLayer general) {
    OptionLayer both = new OptionLayer();
    both.rows.putAll(general.rows);
    both.rows.putAll(rows);
    return both;
  }

  OptionSet toSet() {
    OptionSet.Builder set = new OptionSet.Builder();
    rows.forEach(
        (code, row) -> {
          switch (row.sending) {
            case REQUESTED -> set.put(code, row.data);
            case ALWAYS -> set.always(code, row.data);
            case NEVER -> set.never(code);
          }
        });
    return set.build();
  }
}
