package dhcp.server.engine;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/**
 * What the server knows about one address, at one moment: what is stored and shown.
 *
 * @param address the address
 * @param state what it is to the server
 * @param client who has or had it; an empty key when nobody had
 * @param hardware the hardware type in one byte and the hardware address; may be empty
 * @param hostname the name the client gave, made of letters, digits, dots, dashes and underscores;
 *     empty when it gave none
 * @param agentInformation option 82 of the last message that came through a relay agent; may be
 *     empty
 * @param leaseSeconds what the client was told, 0 to 2^32-1, the highest meaning for ever
 * @param end when the lease ends or ended, or the address may be used again: milliseconds of the
 *     engine's clock; {@link #NEVER} for a lease without end
 */
public record LeaseRecord(
    Ipv4Address address,
    LeaseState state,
    ClientKey client,
    Octets hardware,
    String hostname,
    Octets agentInformation,
    long leaseSeconds,
    long end) {
  public static final long NEVER = Long.MAX_VALUE;

  /** The client's hardware address; empty when none is known. */
  public Optional<HardwareAddress> hardwareAddress() {
    return hardware.length() < 2
        ? Optional.empty()
        : Optional.of(ClientKey.untyped(hardware.bytes()));
  }

  /** When the client was last told of the lease, in milliseconds; 0 for a lease without end. */
  long start() {
    return end == NEVER ? 0 : end - leaseSeconds * 1000;
  }

  /** The same in another state. */
  public LeaseRecord in(LeaseState other) {
    return with(other, end);
  }

  LeaseRecord with(LeaseState otherState, long otherEnd) {
    return new LeaseRecord(
        address, otherState, client, hardware, hostname, agentInformation, leaseSeconds, otherEnd);
  }
}
