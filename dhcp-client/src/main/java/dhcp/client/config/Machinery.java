package dhcp.client.config;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What configuring an interface works with; the tests have others of each.
 *
 * @param routes the kernel's routes now
 * @param mtu the interface's MTU now, in bytes
 */
record Machinery(IpCommand ip, Resolver resolver, Supplier<KernelRoutes> routes, IntSupplier mtu) {}
