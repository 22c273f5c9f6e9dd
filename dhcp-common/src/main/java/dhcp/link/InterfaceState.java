package dhcp.link;

import dhcp.net.MacAddress;
import java.util.List;

/**
 * What an interface was at one moment.
 *
 * @param present whether it exists; if not, the rest says nothing
 * @param index the kernel's number of it, which a new interface of the same name does not get again
 * @param up whether it is set up and has a carrier
 * @param mtu the largest IPv4 packet in bytes
 * @param addresses its IPv4 addresses, the primary one first
 */
public record InterfaceState(
    boolean present,
    int index,
    boolean up,
    MacAddress mac,
    int mtu,
    List<InterfaceAddress> addresses) {
  /** No interface of that name. */
  public static final InterfaceState ABSENT =
      new InterfaceState(false, 0, false, MacAddress.ZERO, 0, List.of());

  public InterfaceState {
    addresses = List.copyOf(addresses);
  }
}
