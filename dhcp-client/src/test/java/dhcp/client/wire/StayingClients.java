package dhcp.client.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Clients that stay from test to test, one for each level of the log. */
final class StayingClients implements AutoCloseable {
  private final Map<String, StayingClient> clients = new LinkedHashMap<>();

  /** Does something with the client of a level; after a failure the next test gets a new one. */
  void with(String level, Consumer<StayingClient> test) {
    StayingClient client =
        clients.computeIfAbsent(
            level, flag -> new StayingClient(List.of(flag, "--no-conflict-check")));
    try {
      test.accept(client);
    } catch (AssertionError e) {
      clients.remove(level).close();
      throw new AssertionError(level + ": " + e.getMessage(), e);
    }
  }

  /** Ends them, each after a last look at it. */
  void close(Consumer<StayingClient> last) {
    try {
      clients.values().forEach(last);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    clients.values().forEach(StayingClient::close);
  }
}
