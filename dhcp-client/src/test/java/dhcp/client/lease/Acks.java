package dhcp.client.lease;

import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** ACKs to read, and what reading them gives. */
public final class Acks {
  public static final Ipv4Address ADDRESS = Ipv4Address.of(192, 168, 1, 100);
  public static final Ipv4Address SERVER = Ipv4Address.of(192, 168, 1, 1);
  private static final LeaseReader READER = new LeaseReader(Set.of());

  private Acks() {}

  /** An ACK with nothing but the lease itself. */
  public static MessageBuilder bare() {
    DhcpMessage request =
        DhcpMessage.request(1, HardwareAddress.ofEthernet(MacAddress.parse("02:00:00:00:00:01")))
            .build();
    return DhcpMessage.replyTo(request)
        .yiaddr(ADDRESS)
        .maxSize(1500)
        .put(Options.MESSAGE_TYPE, MessageType.ACK)
        .put(Options.SERVER_IDENTIFIER, SERVER)
        .put(Options.LEASE_TIME, 3600L);
  }

  public static MessageBuilder masked() {
    return bare().put(Options.SUBNET_MASK, Ipv4Address.of(255, 255, 255, 0));
  }

  public static Lease read(MessageBuilder ack) {
    return (Lease) READER.read(ack.build(), 0, new SplittableRandom(1));
  }

  static NetworkSettings network(MessageBuilder ack) {
    return read(ack).network();
  }

  static List<Remark.Kind> remarks(NetworkSettings network) {
    return network.remarks().stream().map(Remark::kind).toList();
  }
}
