package dhcp.client.config;

import dhcp.client.lease.Lease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Puts leases on an interface and takes them off: address with the lease's lifetime, routes, MTU,
 * resolver. It remembers what it put there, and removes that and nothing else.
 */
public final class InterfaceConfigurator {
  private static final String RESOLVER_LEFT = "the resolver is left as it is";

  private final String interfaceName;
  private final int metric;
  private final ApplyPolicy policy;
  private final AppliedFile memory;
  private final Machinery machinery;
  private final StepRunner runner;

  private Optional<Applied> applied = Optional.empty();
  private Optional<NameService> resolverSet = Optional.empty();

  InterfaceConfigurator(
      String interfaceName,
      int interfaceIndex,
      ApplyPolicy policy,
      AppliedFile memory,
      Machinery machinery) {
    this.interfaceName = interfaceName;
    this.metric = policy.metricFor(interfaceIndex);
    this.policy = policy;
    this.memory = memory;
    this.machinery = machinery;
    this.runner = new StepRunner(interfaceName, machinery.ip());
  }

  /**
   * One for an interface of this machine, with everything that is there.
   *
   * @param mtu the interface's MTU at the moment
   * @param complain is told what is missing; it works all the same
   */
  public static InterfaceConfigurator ofMachine(
      String interfaceName,
      int interfaceIndex,
      ApplyPolicy policy,
      IntSupplier mtu,
      Consumer<String> complain) {
    RunDirectory run = RunDirectory.usual(complain);
    run.sweep();
    return new InterfaceConfigurator(
        interfaceName,
        interfaceIndex,
        policy,
        run.applied(interfaceName, interfaceIndex),
        new Machinery(
            new IpBatch(),
            Resolvers.choose(interfaceName, run.resolverLock()),
            KernelRoutes::read,
            mtu));
  }

  /**
   * How configuring went.
   *
   * @param failure why the lease is not on the interface; then nothing of it is
   * @param refused routes that the kernel did not take; everything else is there
   * @param complaints what else went wrong, for the log; the lease can be used all the same
   */
  public record Outcome(
      Optional<String> failure, List<RefusedRoute> refused, List<String> complaints) {
    public Outcome {
      refused = List.copyOf(refused);
      complaints = List.copyOf(complaints);
    }
  }

  /**
   * Learns what an earlier run of the client left configured, so that it is changed or removed and
   * not added to.
   *
   * @return what went wrong, for the log
   */
  public List<String> recall() {
    List<String> complaints = new ArrayList<>();
    attempt(complaints, "what an earlier run set is not known", () -> applied = memory.load());
    return complaints;
  }

  /** Whether something is configured. */
  public boolean isConfigured() {
    return applied.isPresent();
  }

  /** Sets the interface up; the failure, if any, in the program's words. */
  public Optional<String> setUp() {
    return runner.run(IpStep.setUp(interfaceName));
  }

  /**
   * Puts a lease on the interface, changing only what differs from what is there.
   *
   * @param now milliseconds of the clock that the lease's times are on
   */
  public Outcome configure(Lease lease, long now) {
    Applied wanted = wanted(lease);
    AddressPlan plan = new AddressPlan(interfaceName, applied, machinery.routes().get());
    StepRunner.Result result =
        runner.carryOut(plan.changes(wanted, Lifetime.of(lease.times(), now)));
    if (result.failure().isPresent()) {
      return new Outcome(result.failure(), List.of(), List.of());
    }
    Applied there =
        wanted.without(result.refused().stream().map(StepRunner.Refusal::route).toList());
    // What an earlier run left may be gone already: the kernel ends lifetimes by itself.
    runner.remove(plan.leftovers(there));
    List<String> complaints = new ArrayList<>();
    Applied done = there.withMtu(changeMtu(mtuOf(lease), complaints));
    if (!applied.equals(Optional.of(done))) {
      attempt(complaints, "what is set is not remembered", () -> memory.save(done));
    }
    applied = Optional.of(done);
    if (policy.has(ApplyPolicy.Part.DNS)) {
      setResolver(NameService.of(lease.network()), complaints);
    }
    return new Outcome(Optional.empty(), told(result.refused()), complaints);
  }

  private static List<RefusedRoute> told(List<StepRunner.Refusal> refused) {
    return refused.stream()
        .map(r -> new RefusedRoute(r.route().destination(), r.route().gateway(), r.words()))
        .toList();
  }

  private Applied wanted(Lease lease) {
    LeasedAddress address = LeasedAddress.of(lease);
    List<KernelRoute> routes =
        policy.has(ApplyPolicy.Part.ROUTES)
            ? RoutePlan.of(address.subnet(), lease.network().routes(), metric)
            : List.of();
    return new Applied(address, metric, routes, Optional.empty());
  }

  private OptionalInt mtuOf(Lease lease) {
    return policy.has(ApplyPolicy.Part.MTU) ? lease.network().mtu() : OptionalInt.empty();
  }

  /** Sets the MTU that a lease names, or puts back the one from before us. */
  private Optional<Applied.MtuChange> changeMtu(OptionalInt wanted, List<String> complaints) {
    int current = machinery.mtu().getAsInt();
    Optional<Applied.MtuChange> ours =
        applied.flatMap(Applied::mtu).filter(change -> change.ours() == current);
    int before = ours.map(Applied.MtuChange::before).orElse(current);
    int target = wanted.orElse(before);
    if (target != current) {
      Optional<String> failure = runner.run(IpStep.setMtu(interfaceName, target));
      if (failure.isPresent()) {
        complaints.add(failure.get());
        return ours;
      }
    }
    return target == before ? Optional.empty() : Optional.of(new Applied.MtuChange(before, target));
  }

  private void setResolver(NameService names, List<String> complaints) {
    if (!resolverSet.equals(Optional.of(names))) {
      attempt(complaints, RESOLVER_LEFT, () -> machinery.resolver().set(names));
      resolverSet = Optional.of(names);
    }
  }

  /**
   * Takes away what was put on the interface.
   *
   * @return what went wrong, for the log: often only that something was gone already
   */
  public List<String> takeAway() {
    List<String> complaints = new ArrayList<>();
    applied.ifPresent(
        there -> {
          changeMtu(OptionalInt.empty(), complaints);
          List<IpStep> steps = new ArrayList<>();
          there.routes().forEach(r -> steps.add(deletion(r, there)));
          Collections.reverse(steps);
          steps.add(IpStep.deleteAddress(interfaceName, there.address()));
          complaints.addAll(runner.remove(steps));
          if (policy.has(ApplyPolicy.Part.DNS)) {
            attempt(complaints, RESOLVER_LEFT, machinery.resolver()::remove);
          }
          attempt(complaints, "what was set is not forgotten", memory::clear);
        });
    applied = Optional.empty();
    resolverSet = Optional.empty();
    return complaints;
  }

  private IpStep deletion(KernelRoute route, Applied there) {
    return IpStep.deleteRoute(interfaceName, route, there.source());
  }

  /** Something with files, which may fail and then is only complained about. */
  private interface Attempt {
    void run() throws IOException;
  }

  private static void attempt(List<String> complaints, String otherwise, Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException e) {
      complaints.add(otherwise + ": " + e);
    }
  }
}
