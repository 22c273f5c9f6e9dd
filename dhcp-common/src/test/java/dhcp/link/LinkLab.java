package dhcp.link;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.Namespaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Two namespaces, "near" with interface n0 and "far" with f0, joined by a veth pair, and the links
 * opened in them.
 */
final class LinkLab implements AutoCloseable {
  static final String NEAR = "near";
  static final String FAR = "far";
  static final String NEAR_IF = "n0";
  static final String FAR_IF = "f0";

  final Namespaces namespaces = Namespaces.create("link", NEAR, FAR);
  private final List<Link> open = new ArrayList<>();

  LinkLab() {
    join();
  }

  /** Makes the pair of interfaces, also again after it was deleted. */
  void join() {
    namespaces.connect(NEAR, NEAR_IF, FAR, FAR_IF);
  }

  PcapLink open(String namespace, String name, LinkOptions options) {
    PcapLink link = namespaces.in(namespace, () -> PcapLink.open(name, options));
    open.add(link);
    return link;
  }

  PcapLink near(LinkOptions.Role role) {
    return open(NEAR, NEAR_IF, LinkOptions.of(role));
  }

  /** The station on the other end, which sends what a test wants. */
  PcapLink far() {
    return open(FAR, FAR_IF, LinkOptions.of(LinkOptions.Role.ALL_CLIENTS));
  }

  /** Runs a link on a thread in its namespace. */
  Thread start(String namespace, Link link, LinkListener listener) {
    return namespaces.in(
        namespace,
        () -> {
          Thread thread = new Thread(() -> link.run(listener), "capture");
          thread.start();
          return thread;
        });
  }

  Recorder record(String namespace, Link link) {
    Recorder recorder = new Recorder();
    start(namespace, link, recorder);
    return recorder;
  }

  /** A datagram to a port, with one byte to know it by. */
  static byte[] datagram(MacAddress from, MacAddress to, int port, int mark) {
    return UdpFrame.encode(
        new Endpoint(from, Ipv4Address.ANY, port == 67 ? 68 : 67),
        new Endpoint(to, Ipv4Address.BROADCAST, port),
        new byte[] {(byte) mark});
  }

  static byte[] toServer(Link from, int mark) {
    return datagram(from.state().mac(), MacAddress.BROADCAST, 67, mark);
  }

  /** The byte that {@link #datagram} put in. */
  static int mark(byte[] frame) {
    return frame[42];
  }

  @Override
  public void close() {
    Collections.reverse(open);
    for (Link link : open) {
      link.close();
    }
    namespaces.close();
  }
}
