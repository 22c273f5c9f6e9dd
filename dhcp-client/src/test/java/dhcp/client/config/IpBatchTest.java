package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class IpBatchTest {
  private static final int STEPS = 4;

  private static List<IpCommand.Failure> said(String output) {
    return IpBatch.failures(ProgramResult.exited(1, output), STEPS);
  }

  @Test
  void eachFailureHasItsStepAndItsWords() {
    assertEquals(
        List.of(
            IpCommand.Failure.at(1, "RTNETLINK answers: File exists"),
            IpCommand.Failure.at(3, "Error: Nexthop has invalid gateway.")),
        said(
            "RTNETLINK answers: File exists\nCommand failed -:2\n"
                + "Error: Nexthop has invalid gateway.\nCommand failed -:4\n"));
  }

  @Test
  void aFailureWithoutWordsHasTheExitCode() {
    assertEquals(List.of(IpCommand.Failure.at(0, "exit code 1")), said("Command failed -:1\n"));
  }

  @Test
  void aStepThatWasNotThereIsTheLast() {
    assertEquals(List.of(IpCommand.Failure.at(3, "x")), said("x\nCommand failed -:99999\n"));
  }

  @Test
  void aProgramThatNamesNoStepFailedAsAWhole() {
    assertEquals(List.of(IpCommand.Failure.ofAll("Usage: ip")), said("Usage: ip\n"));
    assertEquals(
        List.of(IpCommand.Failure.ofAll("took too long and was killed")),
        IpBatch.failures(ProgramResult.timedOut(""), STEPS));
  }

  @Test
  void whatWentWellHasNoFailure() {
    assertEquals(List.of(), IpBatch.failures(ProgramResult.exited(0, "a warning"), STEPS));
  }
}
