package dhcp.server.config;

import dhcp.server.engine.BootSettings;
import dhcp.server.engine.LeaseTimes;
import java.util.Optional;

/**
 * What may be set for the whole server and, over it, for a subnet.
 *
 * @param leaseTimes how long leases last
 * @param options the options sent
 * @param boot what machines that boot from the network are told
 */
record Scope(LeaseTimes leaseTimes, OptionLayer options, BootSettings boot) {
  static final Scope DEFAULT = new Scope(LeaseTimes.DEFAULT, new OptionLayer(), BootSettings.NONE);

  /** What a section sets, over a more general scope. */
  static Scope read(Section section, Scope general) {
    return new Scope(
        leaseTimes(section, general.leaseTimes),
        OptionReader.read(section).over(general.options),
        BootReader.read(section, general.boot));
  }

  /**
   * A time alone moves those ends that are not set with it, so that {@code --lease-time 60} needs
   * no {@code --min-lease-time}; two that contradict each other are refused.
   */
  private static LeaseTimes leaseTimes(Section section, LeaseTimes general) {
    Optional<Long> normal = section.one(Setting.LEASE_TIME.key(), Texts::leaseTime);
    Optional<Long> least = section.one(Setting.MIN_LEASE_TIME.key(), Texts::leaseTime);
    Optional<Long> most = section.one(Setting.MAX_LEASE_TIME.key(), Texts::leaseTime);
    refuseAbove(section, Setting.MIN_LEASE_TIME, least, Setting.LEASE_TIME, normal);
    refuseAbove(section, Setting.LEASE_TIME, normal, Setting.MAX_LEASE_TIME, most);
    refuseAbove(section, Setting.MIN_LEASE_TIME, least, Setting.MAX_LEASE_TIME, most);
    long middle =
        normal.orElseGet(
            () ->
                Math.max(
                    least.orElse(1L),
                    Math.min(general.normal(), most.orElse(LeaseTimes.INFINITE))));
    return new LeaseTimes(
        middle,
        Math.min(middle, least.orElse(general.minimum())),
        Math.max(middle, most.orElse(general.maximum())));
  }

  private static void refuseAbove(
      Section section,
      Setting low,
      Optional<Long> lowValue,
      Setting high,
      Optional<Long> highValue) {
    if (lowValue.isPresent() && highValue.isPresent() && lowValue.get() > highValue.get()) {
      section
          .problems()
          .add(
              section.origin(low.key()),
              low.key()
                  + " "
                  + lowValue.get()
                  + " s is above "
                  + high.key()
                  + " "
                  + highValue.get()
                  + " s; make it at most that");
    }
  }
}
