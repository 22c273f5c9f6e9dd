package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All leases and their remains, found by address, by client and by hardware address. Every lookup
 * costs the same with a thousand and with a million of them.
 */
final class LeaseTable {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final LeaseMemory memory;
  private final long seed;
  private final AddressIndex byAddress;
  private final KeyIndex byClient = new KeyIndex();

  /** The first lease of each hardware address; the others hang on it as a list. */
  private final KeyIndex byHardware = new KeyIndex();

  private int size;

  /**
   * An empty table.
   *
   * @param memory where its leases lie
   * @param seed keeps others from choosing identifiers whose hashes collide
   */
  LeaseTable(LeaseMemory memory, long seed) {
    this.memory = memory;
    this.seed = seed;
    byAddress = new AddressIndex(memory, seed);
  }

  int size() {
    return size;
  }

  void forEach(Consumer<Lease> consumer) {
    byAddress.forEachPage(page -> eachOfPage(page, consumer));
  }

  private void eachOfPage(int page, Consumer<Lease> consumer) {
    for (int row = page; row < page + LeaseMemory.PAGE; row++) {
      Lease lease = lease(row);
      if (lease.exists()) {
        consumer.accept(lease);
      }
    }
  }

  private Lease lease(int row) {
    return new Lease(memory, row);
  }

  Optional<Lease> at(Ipv4Address address) {
    int row = byAddress.row(address.bits());
    if (row == AddressIndex.NOWHERE) {
      return Optional.empty();
    }
    Lease lease = lease(row);
    return lease.exists() ? Optional.of(lease) : Optional.empty();
  }

  /** The client's lease, or what remains of it, in a network; held ones before others. */
  Optional<Lease> of(ClientKey client, Network network, long now) {
    int hash = hash(client.octets().bytes());
    Lease found = null;
    for (int i = byClient.first(hash); i != KeyIndex.NOWHERE; i = byClient.after(i, hash)) {
      Lease lease = lease(byClient.row(i));
      if (lease.isKeyedBy(client)
          && !lease.state().isQuarantine()
          && network.contains(lease.address())
          && (found == null || !found.isHeld(now) && better(lease, found, now))) {
        found = lease;
      }
    }
    return Optional.ofNullable(found);
  }

  private static boolean better(Lease lease, Lease other, long now) {
    return lease.isHeld(now) || lease.end() > other.end();
  }

  /** Calls back with every lease, or remains, of a client, wherever it lies. */
  void eachOf(ClientKey client, Consumer<Lease> consumer) {
    int hash = hash(client.octets().bytes());
    for (int i = byClient.first(hash); i != KeyIndex.NOWHERE; i = byClient.after(i, hash)) {
      Lease lease = lease(byClient.row(i));
      if (lease.isKeyedBy(client)) {
        consumer.accept(lease);
      }
    }
  }

  /** The first of the leases with this hardware address, from which the list goes on. */
  Optional<Lease> ofHardware(byte[] hardware) {
    int hash = hash(hardware);
    for (int i = byHardware.first(hash); i != KeyIndex.NOWHERE; i = byHardware.after(i, hash)) {
      Lease lease = lease(byHardware.row(i));
      if (lease.hasHardware(hardware)) {
        return Optional.of(lease);
      }
    }
    return Optional.empty();
  }

  /** The one that follows in the list of those with the same hardware address. */
  Optional<Lease> nextOfHardware(Lease lease) {
    int next = lease.nextOfHardware();
    return next < 0 ? Optional.empty() : Optional.of(lease(next));
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
    Lease lease = lease(byAddress.makeRow(address.bits()));
    if (!lease.exists()) {
      lease.begin(address.bits());
      size++;
    }
    return lease;
  }

  /** Says whose the address is from now on. */
  void assign(Lease lease, ClientKey client, byte[] hardware) {
    boolean newKey = !lease.isKeyedBy(client);
    boolean newHardware = !lease.hasHardware(hardware);
    if (newKey) {
      removeKey(lease);
    }
    if (newHardware) {
      removeHardware(lease);
    }
    lease.owner(client, hardware);
    if (newKey && lease.hasKey()) {
      byClient.add(lease.row(), lease.hashOfKey(seed));
    }
    if (newHardware && lease.hasAnyHardware()) {
      addHardware(lease, hardware);
    }
  }

  void remove(Lease lease) {
    removeKey(lease);
    removeHardware(lease);
    int address = lease.address();
    lease.clear();
    size--;
    int first = lease.row() - (lease.row() & LeaseMemory.PAGE - 1);
    for (int row = first; row < first + LeaseMemory.PAGE; row++) {
      if (lease(row).exists()) {
        return;
      }
    }
    byAddress.removePage(address);
  }

  private void removeKey(Lease lease) {
    if (lease.hasKey()) {
      byClient.remove(lease.row(), lease.hashOfKey(seed));
    }
  }

  private void addHardware(Lease lease, byte[] hardware) {
    Optional<Lease> first = ofHardware(hardware);
    if (first.isEmpty()) {
      byHardware.add(lease.row(), lease.hashOfHardware(seed));
      return;
    }
    Lease head = first.get();
    lease.nextOfHardware(head.nextOfHardware());
    lease.previousOfHardware(head.row());
    nextOfHardware(head).ifPresent(next -> next.previousOfHardware(lease.row()));
    head.nextOfHardware(lease.row());
  }

  private void removeHardware(Lease lease) {
    if (!lease.hasAnyHardware()) {
      return;
    }
    int previous = lease.previousOfHardware();
    int next = lease.nextOfHardware();
    if (previous >= 0) {
      lease(previous).nextOfHardware(next);
    } else if (next >= 0) {
      byHardware.replace(lease.row(), next, lease.hashOfHardware(seed));
    } else {
      byHardware.remove(lease.row(), lease.hashOfHardware(seed));
    }
    if (next >= 0) {
      lease(next).previousOfHardware(previous);
    }
    lease.nextOfHardware(-1);
    lease.previousOfHardware(-1);
  }

  private int hash(byte[] bytes) {
    return hash(seed, bytes, 0, bytes.length);
  }

  static int hash(long seed, byte[] bytes, int from, int to) {
    long h = seed ^ to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      h = stir(h ^ (long) LONG.get(bytes, at));
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 8 | bytes[at] & 0xff;
    }
    return mix(stir(h ^ rest));
  }

  /**
   * Both halves of the product, for in the lower one alone the uppermost bit changes nothing but
   * itself, and whoever knows that makes identifiers collide whatever the seed is.
   */
  private static long stir(long h) {
    return h * MULTIPLIER ^ Math.multiplyHigh(h, MULTIPLIER);
  }

  static int mix(long h) {
    h = (h ^ h >>> 32) * 0xBF58476D1CE4E5B9L;
    return (int) (h ^ h >>> 32);
  }
}
