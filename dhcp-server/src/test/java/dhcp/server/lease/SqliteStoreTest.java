package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a file does what every store does, and what a file asks for. */
final class SqliteStoreTest extends LeaseStoreContract {
  @TempDir private Path directory;

  @Override
  Shelf place() {
    return new Shelf(directory);
  }

  @Test
  void whatWasWrittenIsThereWithoutAClose() throws Exception {
    LeaseStore killed = shelf.open();
    killed.write(Shelf.puts(shelf.lease(1)));
    Shelf copy = shelf.copyTo(directory.resolve("copy"));
    assertEquals(List.of(shelf.lease(1)), copy.read());
    assertEquals(List.of(), copy.told);
    killed.close();
  }
}
