package dhcp.client.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Carries out steps on one interface, and sorts what the kernel said about them. */
final class StepRunner {
  private final String interfaceName;
  private final IpCommand ip;

  StepRunner(String interfaceName, IpCommand ip) {
    this.interfaceName = interfaceName;
    this.ip = ip;
  }

  /**
   * What became of changes.
   *
   * @param failure why the address could not be set; then none of the changes is in force
   * @param refused the routes that the kernel did not take; all other changes are in force
   */
  record Result(Optional<String> failure, List<Refusal> refused) {}

  /** A route that was not taken, and the kernel's words, escaped. */
  record Refusal(KernelRoute route, String words) {}

  /** Makes the changes. A route that is refused costs that route and nothing else. */
  Result carryOut(List<AddressPlan.Change> changes) {
    List<IpStep> steps = changes.stream().map(AddressPlan.Change::step).toList();
    List<IpCommand.Failure> failures = ip.run(steps);
    List<Refusal> refused = new ArrayList<>();
    for (IpCommand.Failure failure : failures) {
      Optional<KernelRoute> route =
          failure.step().stream().boxed().findFirst().flatMap(step -> changes.get(step).route());
      if (route.isEmpty()) {
        undo(changes, failures);
        return new Result(Optional.of(failure.told(steps)), List.of());
      }
      refused.add(new Refusal(route.get(), failure.words()));
    }
    return new Result(Optional.empty(), refused);
  }

  private void undo(List<AddressPlan.Change> changes, List<IpCommand.Failure> failures) {
    List<OptionalInt> failed = failures.stream().map(IpCommand.Failure::step).toList();
    List<IpStep> undo = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (!failed.contains(OptionalInt.of(i))) {
        changes.get(i).undo().ifPresent(undo::add);
      }
    }
    Collections.reverse(undo);
    remove(undo);
  }

  /**
   * Removes what there is of it; the address may take routes with it, or be gone already.
   *
   * @return the first failure, for the log
   */
  List<String> remove(List<IpStep> steps) {
    return steps.isEmpty()
        ? List.of()
        : Promotion.of(interfaceName).during(() -> first(steps)).stream().toList();
  }

  /** Carries out one step; the failure, if any, in the program's words. */
  Optional<String> run(IpStep step) {
    return first(List.of(step));
  }

  private Optional<String> first(List<IpStep> steps) {
    return ip.run(steps).stream().findFirst().map(failure -> failure.told(steps));
  }
}
