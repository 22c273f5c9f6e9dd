package dhcp.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps from what is configured to what is to be.
 *
 * @param interfaceName where
 * @param before what we configured earlier, if it is still there
 * @param kernel the routes that there are: a link that went down has lost its
 */
record AddressPlan(String interfaceName, Optional<Applied> before, KernelRoutes kernel) {
  /**
   * A step, and what undoes it.
   *
   * @param route the route that the step adds; empty for the address, without which nothing works
   */
  record Change(IpStep step, Optional<IpStep> undo, Optional<KernelRoute> route) {}

  /** The steps to what is to be, in their order. */
  List<Change> changes(Applied wanted, Lifetime lifetime) {
    Planner planner = new Planner(interfaceName, before, wanted, kernel);
    planner.address(lifetime);
    wanted.routes().forEach(planner::route);
    return List.copyOf(planner.changes);
  }

  /**
   * The steps that remove what is no longer wanted, once the changes are made.
   *
   * @param there what is configured now
   */
  List<IpStep> leftovers(Applied there) {
    return new Planner(interfaceName, before, there, kernel).leftovers();
  }

  private static final class Planner {
    private final String interfaceName;
    private final Optional<Applied> before;
    private final Applied wanted;
    private final KernelRoutes kernel;
    private final List<Change> changes = new ArrayList<>();

    Planner(String interfaceName, Optional<Applied> before, Applied wanted, KernelRoutes kernel) {
      this.interfaceName = interfaceName;
      this.before = before;
      this.wanted = wanted;
      this.kernel = kernel;
    }

    void address(Lifetime lifetime) {
      boolean ours = before.filter(b -> b.address().isSameEntryAs(wanted.address())).isPresent();
      changes.add(
          new Change(
              IpStep.replaceAddress(interfaceName, wanted.address(), lifetime, wanted.metric()),
              ours
                  ? Optional.empty()
                  : Optional.of(IpStep.deleteAddress(interfaceName, wanted.address())),
              Optional.empty()));
    }

    void route(KernelRoute route) {
      boolean there = kernel.has(interfaceName, route);
      if (there && isOurs(route)) {
        return;
      }
      Optional<Applied> replaced = before.filter(b -> there && findSlot(b, route).isPresent());
      IpStep undo =
          replaced
              .map(
                  b ->
                      IpStep.replaceRoute(
                          interfaceName, findSlot(b, route).orElseThrow(), b.source()))
              .orElse(IpStep.deleteRoute(interfaceName, route, wanted.source()));
      // Add fails where another interface has this route with this metric: that one is not ours.
      IpStep step =
          there
              ? IpStep.replaceRoute(interfaceName, route, wanted.source())
              : IpStep.addRoute(interfaceName, route, wanted.source());
      changes.add(new Change(step, Optional.of(undo), Optional.of(route)));
    }

    private boolean isOurs(KernelRoute route) {
      return before
          .filter(b -> b.source().equals(wanted.source()) && b.routes().contains(route))
          .isPresent();
    }

    /** The route of the same destination and metric, which the kernel keeps only one of. */
    private static Optional<KernelRoute> findSlot(Applied applied, KernelRoute route) {
      return applied.routes().stream()
          .filter(r -> r.destination().equals(route.destination()) && r.metric() == route.metric())
          .findFirst();
    }

    List<IpStep> leftovers() {
      List<IpStep> steps = new ArrayList<>();
      before.ifPresent(
          b -> {
            b.routes().stream()
                .filter(r -> findSlot(wanted, r).isEmpty() && kernel.has(interfaceName, r))
                .forEach(r -> steps.add(IpStep.deleteRoute(interfaceName, r, b.source())));
            if (!b.address().isSameEntryAs(wanted.address())) {
              steps.add(IpStep.deleteAddress(interfaceName, b.address()));
            }
          });
      return steps;
    }
  }
}
