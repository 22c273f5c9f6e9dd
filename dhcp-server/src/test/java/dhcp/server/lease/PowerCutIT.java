package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.server.engine.LeaseRecord;
import dhcp.testing.Jars;
import dhcp.testing.Program;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails, and the disk has only what was synced, and parts of the rest. Every write of the
 * store that had returned by then is there after a start.
 *
 * <p>{@code scripts/crash-test --power-cut} runs it with thousands of cuts.
 */
class PowerCutIT {
  private static final int CUTS = Integer.getInteger("dhcp.cuts", 60);
  private static final long SEED = Long.getLong("dhcp.seed", 20261124);
  private static final int WRITES = 200;

  @TempDir private Path directory;

  @TempDir(factory = InMemory.class)
  private Path images;

  @Test
  void everyWriteThatHadReturnedIsThereAfterThePowerFailed() throws Exception {
    DiskTrace trace = record();
    List<Map<Integer, Integer>> expected = LeaseWriter.expected(WRITES, SEED);
    assertEquals(WRITES, trace.marks(trace.size()));
    assertBothWays(new Shelf(directory).copyTo(images.resolve("end")));
    Random random = new Random(SEED);
    for (int cut = 0; cut < CUTS; cut++) {
      int at = 1 + random.nextInt(trace.size());
      Shelf shelf = new Shelf(images.resolve("cut" + cut));
      trace.cut(at, directory, shelf.file.getParent(), random);
      Map<Integer, Integer> found = new HashMap<>();
      for (LeaseRecord lease : shelf.read()) {
        found.put(lease.address().bits(), LeaseWriter.number(lease));
      }
      String when = "cut " + cut + " after step " + at + ", seed " + SEED + ": " + shelf.told;
      expected
          .get(trace.marks(at))
          .forEach(
              (address, number) ->
                  assertTrue(
                      found.getOrDefault(address, 0) >= number, () -> address + ", " + when));
    }
  }

  /** Some of it is in the journal, and something newer went into the table at once. */
  private static void assertBothWays(Shelf end) throws Exception {
    String newer = "SELECT count(*) > 0 FROM lease WHERE seq > (SELECT min(seq) FROM journal)";
    assertEquals(List.of("1"), end.ask(newer));
  }

  private DiskTrace record() throws Exception {
    Path log = images.resolve("trace");
    Path marks = directory.resolve("done");
    List<String> command =
        List.of(
            "strace",
            "-f",
            "-y",
            "-xx",
            "-s",
            "100000",
            "-e",
            "trace=openat,pwrite64,write,ftruncate,fsync,fdatasync",
            "-P",
            directory.toString(),
            "-P",
            directory.resolve("leases.db").toString(),
            "-P",
            directory.resolve("leases.db-wal").toString(),
            "-P",
            marks.toString(),
            "-o",
            log.toString(),
            Jars.currentJava().resolve("bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dhcp.server.lease.LeaseWriter",
            directory.toString(),
            Integer.toString(WRITES),
            Long.toString(SEED));
    Program.Result result = Program.run(command, Map.of());
    assertEquals(0, result.exitCode(), result::err);
    return new DiskTrace(log, marks);
  }
}
