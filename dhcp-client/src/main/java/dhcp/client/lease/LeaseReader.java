package dhcp.client.lease;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Reads OFFERs and ACKs as leases (RFC 2131 sections 4.3.1 and 4.4.1). Total: what is wrong with
 * the lease itself makes it unusable, what is wrong with an extra leaves that out with a remark.
 *
 * @param ignored codes of options that are treated as if they had not come
 */
public record LeaseReader(Set<Integer> ignored) {
  public LeaseReader {
    ignored = Set.copyOf(ignored);
  }

  /**
   * Reads a new lease.
   *
   * @param requestedAt when the request was sent, from which the lease is counted, milliseconds
   * @param random for the spread of T1 and T2
   */
  public Reading read(DhcpMessage ack, long requestedAt, RandomGenerator random) {
    return read(ack, requestedAt, random, List.of());
  }

  /** Reads the answer to a renewal; what it is silent on stays as it was for the same address. */
  public Reading extend(Lease lease, DhcpMessage ack, long requestedAt, RandomGenerator random) {
    if (!ack.yiaddr().equals(lease.address())) {
      return read(ack, requestedAt, random);
    }
    Supplement supplement = Supplement.of(lease.ack(), ack);
    return read(supplement.message(), requestedAt, random, supplement.remarks());
  }

  private Reading read(
      DhcpMessage ack, long requestedAt, RandomGenerator random, List<Remark> remarks) {
    Optional<Reading.Defect> defect = defect(ack);
    if (defect.isPresent()) {
      return new Reading.Unusable(defect.get());
    }
    return lease(ack, TimesReader.read(ack, requestedAt, random), remarks);
  }

  /**
   * Makes a lease again from what was stored of it.
   *
   * @param times on the clock of now, see {@link LeaseTimes#plus}
   */
  public Reading restore(DhcpMessage ack, LeaseTimes times) {
    Optional<Reading.Defect> defect = defect(ack);
    return defect.isPresent() ? new Reading.Unusable(defect.get()) : lease(ack, times, List.of());
  }

  /** Reads what an answer to INFORM says about the network of an address. */
  public NetworkSettings network(DhcpMessage ack, Ipv4Address address) {
    return new NetworkReader(ack, address, ignored, new ArrayList<>()).read();
  }

  private Lease lease(DhcpMessage ack, LeaseTimes times, List<Remark> remarks) {
    Ipv4Address address = ack.yiaddr();
    NetworkSettings network =
        new NetworkReader(ack, address, ignored, new ArrayList<>(remarks)).read();
    Ipv4Address server = ack.get(Options.SERVER_IDENTIFIER).orElseThrow();
    return new Lease(address, server, times, network, ack);
  }

  private static Optional<Reading.Defect> defect(DhcpMessage ack) {
    if (!ack.has(Options.SERVER_IDENTIFIER)) {
      return Optional.of(Reading.Defect.NO_SERVER_IDENTIFIER);
    }
    if (ack.get(Options.SERVER_IDENTIFIER).filter(Ipv4Address::isUnicast).isEmpty()) {
      return Optional.of(Reading.Defect.BAD_SERVER_IDENTIFIER);
    }
    if (!ack.yiaddr().isUnicast()) {
      return Optional.of(Reading.Defect.BAD_ADDRESS);
    }
    Optional<Long> seconds = ack.get(Options.LEASE_TIME);
    if (seconds.isEmpty()) {
      return Optional.of(Reading.Defect.NO_LEASE_TIME);
    }
    return seconds.get() == 0 ? Optional.of(Reading.Defect.ZERO_LEASE_TIME) : Optional.empty();
  }
}
