package dhcp.client.lease;

import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;

/**
 * A lease: what a DHCPACK gave the client, checked, so that whoever applies it need not look at the
 * message again (RFC 2131 section 4.4.1).
 *
 * <p>It can be made again from the bytes of {@link #ack} and its {@link #times} by {@link
 * LeaseReader#restore}, which is how it outlives the process.
 *
 * @param address the client's address, a unicast one
 * @param server the server identifier (option 54), to which renewals and the release go
 * @param times when it is renewed and when it ends
 * @param network what to configure beside the address
 * @param ack the message it came in, with what an earlier one said where this one was silent
 */
public record Lease(
    Ipv4Address address,
    Ipv4Address server,
    LeaseTimes times,
    NetworkSettings network,
    DhcpMessage ack)
    implements Reading {

  public Lease with(LeaseTimes times) {
    return new Lease(address, server, times, network, ack);
  }

  /** Whether nothing that is configured differs: only the times may. */
  public boolean configuresSameAs(Lease other) {
    return address.equals(other.address) && network.equals(other.network);
  }
}
