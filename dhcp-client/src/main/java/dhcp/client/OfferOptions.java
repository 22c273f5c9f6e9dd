package dhcp.client;

import dhcp.cli.TimeSpan;
import dhcp.client.machine.OfferPolicy;
import dhcp.message.Option;
import dhcp.net.Ipv4Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** The options that say how an offer is chosen. */
final class OfferOptions {
  private static final long SECOND = 1_000;
  private static final long LONGEST_WAIT = 3_600;

  @CommandLine.Option(
      names = "--offer-wait",
      paramLabel = "DURATION",
      description = "Collect offers for so long after the first. Default: take the first good one.")
  private TimeSpan offerWait = new TimeSpan(0);

  @CommandLine.Option(
      names = "--server",
      paramLabel = "ADDR",
      description = "Only take a lease from this server. Repeatable.")
  private List<Ipv4Address> servers = new ArrayList<>();

  @CommandLine.Option(
      names = "--deny-server",
      paramLabel = "ADDR",
      description = "Take no lease from this server. Repeatable.")
  private List<Ipv4Address> denied = new ArrayList<>();

  @CommandLine.Option(
      names = "--require-option",
      paramLabel = "NAME",
      type = Option.class,
      description = "Only take an offer that has this option. Repeatable.")
  private List<Option<?>> required = new ArrayList<>();

  /**
   * The policy.
   *
   * @param expected servers that may answer besides
   * @throws IllegalArgumentException naming what is wrong
   */
  OfferPolicy policy(Set<Ipv4Address> expected) {
    if (offerWait.seconds() > LONGEST_WAIT) {
      throw new IllegalArgumentException("--offer-wait " + offerWait + ": at most an hour");
    }
    refuseNoHosts("--server", servers);
    refuseNoHosts("--deny-server", denied);
    refuseNoHosts("--expect-server", expected);
    Set<Ipv4Address> allowed = new HashSet<>(servers);
    for (Ipv4Address server : denied) {
      if (allowed.contains(server)) {
        throw new IllegalArgumentException(
            server + " is given both to --server and to --deny-server");
      }
    }
    allowed.addAll(expected);
    return new OfferPolicy(
        offerWait.seconds() * SECOND, allowed, Set.copyOf(denied), requiredCodes());
  }

  /** No server has such an identifier: the client would wait for it for ever. */
  private static void refuseNoHosts(String flag, Collection<Ipv4Address> addresses) {
    for (Ipv4Address address : addresses) {
      if (!address.isUnicast()) {
        throw new IllegalArgumentException(flag + " " + address + " is no host's address");
      }
    }
  }

  /** The codes of the options that an offer must have. */
  List<Integer> requiredCodes() {
    return required.stream().<Integer>map(Option::code).distinct().toList();
  }
}
