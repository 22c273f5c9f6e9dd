package dhcp.client.config;

import dhcp.client.lease.Lease;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Goes through what it takes to configure a lease and changes nothing, so that a cold start has the
 * code at hand when there is a lease.
 */
public final class DryRun implements IpCommand, Resolver {
  private static final String NO_INTERFACE = "none";

  private final List<String> said = new ArrayList<>();

  private DryRun() {}

  /**
   * Configures a lease nowhere.
   *
   * @return what {@code ip} and the resolver would have been given, line by line
   */
  public static List<String> of(Lease lease) {
    DryRun dry = new DryRun();
    new InterfaceConfigurator(
            NO_INTERFACE,
            0,
            new ApplyPolicy(EnumSet.allOf(ApplyPolicy.Part.class), OptionalInt.empty()),
            new AppliedFile(Optional.empty(), 0),
            new Machinery(dry, dry, KernelRoutes::read, () -> 0))
        .configure(lease, lease.times().start());
    return dry.said;
  }

  @Override
  public List<Failure> run(List<IpStep> steps) {
    IpBatch.input(steps).lines().forEach(said::add);
    return List.of();
  }

  @Override
  public void set(NameService names) {
    new ResolvConf("").with(NO_INTERFACE, names).print().lines().forEach(said::add);
  }

  @Override
  public void remove() {}
}
