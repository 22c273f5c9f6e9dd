package dhcp.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Remembers what {@code ip} would have been asked to do, and fails where a test wants it. */
final class RecordingIp implements IpCommand {
  static final String WORDS = "RTNETLINK answers: Nope";

  private final List<String> done = new ArrayList<>();
  private Predicate<String> fails = step -> false;

  void failAt(Predicate<String> step) {
    fails = step;
  }

  @Override
  public List<Failure> run(List<IpStep> steps) {
    List<Failure> failures = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String step = String.join(" ", steps.get(i).words());
      if (fails.test(step)) {
        failures.add(Failure.at(i, WORDS));
      } else {
        done.add(step);
      }
    }
    return failures;
  }

  /** What was done since this was last asked. */
  List<String> take() {
    List<String> steps = List.copyOf(done);
    done.clear();
    return steps;
  }
}
