package dhcp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tool that the integration tests watch programs with tells failures from successes. */
class ProgramTest {
  private static Program shell(String script) {
    return Program.start(List.of("sh", "-c", script), Map.of("GREETING", "hello"));
  }

  @Test
  void readsOnWhereItFoundALine() {
    try (Program program = shell("echo one; echo two; echo other; echo one more")) {
      assertEquals("one", program.out().await("^one", Deadline.PATIENCE).group());
      assertEquals("one more", program.out().await("^one.*", Deadline.PATIENCE).group());
      assertEquals(4, program.out().lines().size());
    }
  }

  @Test
  void aMissingLineFailsWithWhatWasPrintedInstead() {
    try (Program program = shell("echo something else")) {
      AssertionError error =
          assertThrows(
              AssertionError.class, () -> program.out().await("wanted", Deadline.PATIENCE));
      assertTrue(error.getMessage().contains("'wanted'"), error::getMessage);
      assertTrue(error.getMessage().contains("something else"), error::getMessage);
    }
  }

  @Test
  void aLineThatDoesNotComeInTimeFails() {
    try (Program program = shell("exec sleep 60")) {
      assertThrows(AssertionError.class, () -> program.out().await("wanted", Duration.ofMillis(1)));
      assertTrue(program.isRunning());
    }
  }

  @Test
  void theResultHasBothStreamsAndTheExitCode() {
    Program.Result result =
        Program.run(
            List.of("sh", "-c", "echo $GREETING; echo oops >&2; exit 7"),
            Map.of("GREETING", "hello"));
    assertEquals(new Program.Result(7, "hello", "oops"), result);
  }

  @Test
  void stoppingEndsItBySigterm() {
    try (Program program = shell("exec sleep 60")) {
      assertEquals(128 + 15, program.stop().exitCode());
      assertFalse(program.isRunning());
    }
  }

  @Test
  void aConditionThatBecomesTrueIsSeen() {
    int[] looks = {0};
    Deadline.awaitTrue("three looks", () -> ++looks[0] == 3);
    assertEquals(3, looks[0]);
  }
}
