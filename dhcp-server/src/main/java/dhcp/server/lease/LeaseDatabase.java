package dhcp.server.lease;

import dhcp.server.engine.LeaseRecord;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A place for leases that outlives the process. Its text is what people call it. */
public interface LeaseDatabase {
  /**
   * A store that serves, and what it holds.
   *
   * @param leases as they are now, by the engine's clock
   */
  record Opened(LeaseStore store, List<LeaseRecord> leases) {}

  /**
   * Opens it for the one process that may write to it, and makes it when there is none.
   *
   * @param clock tells the moment at any time
   * @param tell what an operator must hear, in sentences
   * @throws StoreException when leases cannot be kept there, or another process has it
   */
  Opened open(HistoryLimit history, Supplier<Moment> clock, Consumer<String> tell)
      throws StoreException;

  /**
   * Reads what is there, whoever writes to it, and changes nothing.
   *
   * @param now the engine's clock, for what is left of each lease
   * @param tell hears of rows that make no sense
   * @throws StoreException when there is none, or it cannot be read
   */
  List<LeaseRecord> read(Moment now, Consumer<String> tell) throws StoreException;
}
