package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.nio.charset.StandardCharsets;

/**
 * What the table knows about one address: a lease, its remains, or why it is given to nobody.
 *
 * <p>There may be a million of these, so fields are plain and shared: 64 bytes, beside the key (24
 * as a rule) and, when they exist, the hardware address of a client with an identifier, the
 * hostname and the relay agent's information. The table alone changes what the indexes go by.
 */
final class Lease {
  private static final byte[] NOTHING = {};

  final int address;

  /** The client's key; empty when no client ever had the address. */
  byte[] key = NOTHING;

  /** Type and address; the same array as the key where they are the same bytes. */
  byte[] hardware = NOTHING;

  byte[] hostname = NOTHING;
  byte[] agentInformation = NOTHING;

  /** When the lease ends or ended, or the quarantine ends: milliseconds, MAX_VALUE for never. */
  long end;

  /** What the client was told, as an unsigned number. */
  int leaseSeconds;

  /** How many milliseconds later the end is than the one that was stored last. */
  short unstored;

  byte state;
  boolean identified;

  Lease nextOfHardware;
  Lease previousOfHardware;

  /** Where the address comes from; every lease is in its slice's queue, at this place. */
  Slice slice;

  int queuePlace = -1;

  Lease(int address) {
    this.address = address;
  }

  Ipv4Address ip() {
    return new Ipv4Address(address);
  }

  LeaseState state() {
    return LeaseState.of(state);
  }

  void state(LeaseState next) {
    state = (byte) next.ordinal();
  }

  boolean isKeyedBy(ClientKey client) {
    return client.octets().sameAs(key);
  }

  /** Whether a client holds the address now. */
  boolean isHeld(long now) {
    return state().isLease() && end > now;
  }

  /** Whether the address is kept from everybody now. */
  boolean isQuarantined(long now) {
    return state().isQuarantine() && end > now;
  }

  ClientKey client() {
    return new ClientKey(
        Octets.wrap(key),
        identified ? ClientKey.Source.CLIENT_IDENTIFIER : ClientKey.Source.HARDWARE_ADDRESS);
  }

  /** The lease as others may see and store it. */
  LeaseRecord toRecord() {
    return new LeaseRecord(
        ip(),
        state(),
        client(),
        Octets.wrap(hardware),
        new String(hostname, StandardCharsets.US_ASCII),
        Octets.wrap(agentInformation),
        Integer.toUnsignedLong(leaseSeconds),
        end);
  }
}
