package dhcp.client;

import dhcp.link.Link;

/**
 * What a client works with.
 *
 * @param link the interface
 * @param inbox what waits for the event loop
 * @param configurator what leases do to the machine
 * @param store where the lease outlives the process
 * @param narrator who tells the user
 */
record Surroundings(
    Link link,
    BootClock clock,
    Inbox inbox,
    Configurator configurator,
    LeaseStore store,
    Narrator narrator) {}
