package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All leases and their remains, found by address, by client and by hardware address. Every lookup
 * costs the same with a thousand and with a million of them.
 */
final class LeaseTable {
  private final long seed;
  private final AddressIndex byAddress;
  private final KeyIndex byClient;

  /** The first lease of each hardware address; the others hang on it as a list. */
  private final KeyIndex byHardware;

  /**
   * An empty table.
   *
   * @param seed keeps others from choosing identifiers whose hashes collide
   */
  LeaseTable(long seed) {
    this.seed = seed;
    byAddress = new AddressIndex(seed);
    byClient = new KeyIndex(address -> hash(byAddress.get(address).key));
    byHardware = new KeyIndex(address -> hash(byAddress.get(address).hardware));
  }

  int size() {
    return byAddress.leases();
  }

  void forEach(Consumer<Lease> consumer) {
    byAddress.forEach(consumer);
  }

  Optional<Lease> at(Ipv4Address address) {
    return Optional.ofNullable(byAddress.get(address.bits()));
  }

  /** The client's lease, or what remains of it, in a network; held ones before others. */
  Optional<Lease> of(ClientKey client, Network network, long now) {
    int hash = hash(client.octets().bytes());
    Lease found = null;
    for (int i = byClient.first(hash); i != KeyIndex.NOWHERE; i = byClient.after(i, hash)) {
      Lease lease = byAddress.get(byClient.address(i));
      if (lease.isKeyedBy(client)
          && !lease.state().isQuarantine()
          && network.contains(lease.address)
          && (found == null || !found.isHeld(now) && better(lease, found, now))) {
        found = lease;
      }
    }
    return Optional.ofNullable(found);
  }

  private static boolean better(Lease lease, Lease other, long now) {
    return lease.isHeld(now) || lease.end > other.end;
  }

  /** Calls back with every lease, or remains, of a client, wherever it lies. */
  void eachOf(ClientKey client, Consumer<Lease> consumer) {
    int hash = hash(client.octets().bytes());
    for (int i = byClient.first(hash); i != KeyIndex.NOWHERE; i = byClient.after(i, hash)) {
      Lease lease = byAddress.get(byClient.address(i));
      if (lease.isKeyedBy(client)) {
        consumer.accept(lease);
      }
    }
  }

  /** The first of the leases with this hardware address, from which the list goes on. */
  Optional<Lease> ofHardware(byte[] hardware) {
    int hash = hash(hardware);
    for (int i = byHardware.first(hash); i != KeyIndex.NOWHERE; i = byHardware.after(i, hash)) {
      Lease lease = byAddress.get(byHardware.address(i));
      if (Arrays.equals(lease.hardware, hardware)) {
        return Optional.of(lease);
      }
    }
    return Optional.empty();
  }

  /**
   * The entry of an address, made when there is none; the caller puts it into a slice's queue.
   *
   * @throws IllegalArgumentException for 0.0.0.0, which nobody can have
   */
  Lease entry(Ipv4Address address) {
    if (address.isAny()) {
      throw new IllegalArgumentException("0.0.0.0 cannot be leased");
    }
    return at(address)
        .orElseGet(
            () -> {
              Lease lease = new Lease(address.bits());
              byAddress.add(lease);
              return lease;
            });
  }

  /** Says whose the address is from now on. Shares one array where key and hardware are equal. */
  void assign(Lease lease, ClientKey client, byte[] hardware) {
    byte[] key = client.octets().bytes();
    lease.identified = client.source() == ClientKey.Source.CLIENT_IDENTIFIER;
    if (!Arrays.equals(lease.key, key)) {
      removeKey(lease);
      lease.key = key;
      if (key.length > 0) {
        byClient.add(lease);
      }
    }
    if (!Arrays.equals(lease.hardware, hardware)) {
      removeHardware(lease);
      lease.hardware = Arrays.equals(lease.key, hardware) ? lease.key : hardware;
      if (hardware.length > 0) {
        addHardware(lease);
      }
    }
  }

  void remove(Lease lease) {
    removeKey(lease);
    removeHardware(lease);
    byAddress.remove(lease);
  }

  private void removeKey(Lease lease) {
    if (lease.key.length > 0) {
      byClient.remove(lease);
    }
  }

  private void addHardware(Lease lease) {
    Optional<Lease> first = ofHardware(lease.hardware);
    if (first.isEmpty()) {
      byHardware.add(lease);
      return;
    }
    Lease head = first.get();
    lease.nextOfHardware = head.nextOfHardware;
    lease.previousOfHardware = head;
    if (head.nextOfHardware != null) {
      head.nextOfHardware.previousOfHardware = lease;
    }
    head.nextOfHardware = lease;
  }

  private void removeHardware(Lease lease) {
    if (lease.hardware.length == 0) {
      return;
    }
    Lease next = lease.nextOfHardware;
    if (lease.previousOfHardware != null) {
      lease.previousOfHardware.nextOfHardware = next;
    } else if (next != null) {
      byHardware.replace(lease, next);
    } else {
      byHardware.remove(lease);
    }
    if (next != null) {
      next.previousOfHardware = lease.previousOfHardware;
    }
    lease.nextOfHardware = null;
    lease.previousOfHardware = null;
  }

  private int hash(byte[] bytes) {
    long h = seed;
    for (byte b : bytes) {
      h = (h ^ b) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    return mix(h);
  }

  static int mix(long h) {
    h = (h ^ h >>> 32) * 0xBF58476D1CE4E5B9L;
    return (int) (h ^ h >>> 32);
  }
}
