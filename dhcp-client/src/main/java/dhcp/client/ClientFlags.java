package dhcp.client;

import dhcp.client.machine.OfferPolicy;
import dhcp.client.machine.Settings;
import dhcp.client.machine.Timing;
import dhcp.client.machine.Wishes;
import dhcp.link.InterfaceState;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;

/** The groups of options on the command line, and what they together make of the machine. */
record ClientFlags(
    TaskOptions task,
    OfferOptions offers,
    WishOptions wishes,
    IdentityOptions identity,
    ApplyOptions apply) {

  /** The flags as far as they depend on no interface. */
  record Plan(ClientFlags flags, Wishes wishes, OfferPolicy offers, Timing timing) {
    /**
     * The machine's settings.
     *
     * @param state of the interface: its hardware address, and its address for INFORM
     * @throws IllegalArgumentException when INFORM has no address to tell of, or the options to be
     *     sent do not fit a message
     */
    Settings settings(InterfaceState state) {
      Settings settings =
          new Settings(
              TaskOptions.mode(flags.task.task(), flags.addressOf(state)),
              flags.identity.identity(state.mac()),
              wishes,
              offers,
              flags.apply.conflictCheck(),
              timing);
      settings.unsendable().stream().findFirst().ifPresent(Plan::refuse);
      return settings;
    }

    private static void refuse(int code) {
      throw new IllegalArgumentException(
          "the options to be sent do not fit one message: " + Options.of(code) + " is left over");
    }
  }

  /**
   * Looks at all flags.
   *
   * @throws IllegalArgumentException naming what is wrong or contradicts itself
   */
  Plan plan() {
    identity.check();
    apply.check();
    if (task.task() == TaskOptions.Task.RELEASE && apply.forgets()) {
      throw new IllegalArgumentException(
          "--release gives back the lease of the lease file: leave out --lease-file none");
    }
    return new Plan(
        this,
        wishes.wishes(offers.requiredCodes(), apply.ignoredOptions()),
        offers.policy(task.expectedServers()),
        Timing.USUAL.withTimeout(task.timeoutMillis()));
  }

  private Ipv4Address addressOf(InterfaceState state) {
    if (task.task() != TaskOptions.Task.INFORM) {
      return Ipv4Address.ANY;
    }
    return state.addresses().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--inform tells servers of an address that the interface has; it has none"))
        .address();
  }
}
