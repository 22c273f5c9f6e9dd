package dhcp.client.config;

import java.util.List;
import java.util.Optional;

/** Carries out {@code ip} commands (iproute2); the tests have one that only remembers them. */
interface IpCommand {
  /** What is done when a step fails. */
  enum OnFailure {
    STOP,
    GO_ON
  }

  /**
   * A step that failed.
   *
   * @param step which one; counted from 0
   * @param words why, in the program's own words, escaped
   */
  record Failure(int step, String words) {}

  /**
   * Runs the steps in their order.
   *
   * @return the first that failed, if any
   */
  Optional<Failure> run(List<IpStep> steps, OnFailure onFailure);
}
