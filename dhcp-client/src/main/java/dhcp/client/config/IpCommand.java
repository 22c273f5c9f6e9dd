package dhcp.client.config;

import java.util.List;
import java.util.OptionalInt;

/** Carries out {@code ip} commands (iproute2); the tests have one that only remembers them. */
interface IpCommand {
  /**
   * A step that failed.
   *
   * @param step which one, counted from 0; empty when the program as a whole failed and named none
   * @param words why, in the program's own words, escaped
   */
  record Failure(OptionalInt step, String words) {
    static Failure at(int step, String words) {
      return new Failure(OptionalInt.of(step), words);
    }

    static Failure ofAll(String words) {
      return new Failure(OptionalInt.empty(), words);
    }

    /** The same with the command that failed in front. */
    String told(List<IpStep> steps) {
      return step.isPresent() ? steps.get(step.getAsInt()) + ": " + words : words;
    }
  }

  /**
   * Runs the steps in their order, each whatever became of those before.
   *
   * @return those that failed, in their order
   */
  List<Failure> run(List<IpStep> steps);
}
