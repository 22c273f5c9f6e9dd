package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log that nobody reads makes nobody wait: neither clients nor whoever ends the server. */
class UnreadLogIT {
  /** More than a pipe takes (64 KiB) at some 3 KiB for each decoded exchange. */
  private static final int EXCHANGES = 100;

  @Test
  void servesAndEnds() {
    try (ServerBench bench = ServerBench.withoutServer()) {
      List<String> flags = new ArrayList<>(ServerBench.USUAL);
      flags.add("-vv");
      List<String> command = new ArrayList<>();
      command.addAll(List.of("bash", "-c", "exec \"$0\" \"$@\" 2> >(exec sleep 60)"));
      command.addAll(Jars.server(flags.toArray(String[]::new)));
      Program server = bench.launchCommand(command);
      server.out().await("^READY", Deadline.PATIENCE);
      for (int i = 0; i < EXCHANGES; i++) {
        bench.known().lease();
      }
      server.signal("TERM");
      assertEquals(0, server.awaitEnd().exitCode());
    }
  }
}
