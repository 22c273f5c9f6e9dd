package dhcp.client;

import dhcp.client.machine.Identity;
import dhcp.client.machine.Settings;
import dhcp.client.machine.Timing;
import dhcp.link.InterfaceState;
import dhcp.net.Ipv4Address;

/** The groups of options on the command line, and what they together make of the machine. */
record ClientFlags(
    TaskOptions task,
    OfferOptions offers,
    WishOptions wishes,
    IdentityOptions identity,
    ApplyOptions apply) {

  /**
   * The machine's settings.
   *
   * @param state of the interface: its hardware address, and its address for INFORM
   * @throws IllegalArgumentException naming what is wrong or contradicts itself
   */
  Settings settings(InterfaceState state) {
    Identity who = identity.identity(state.mac());
    return new Settings(
        TaskOptions.mode(task.task(), addressOf(state)),
        who,
        wishes.wishes(offers.requiredCodes(), apply.ignoredOptions()),
        offers.policy(task.expectedServers()),
        apply.conflictCheck(),
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
