package dhcp.testing;

import dhcp.link.Link;
import dhcp.link.LinkEvent;
import dhcp.link.LinkException;
import dhcp.link.LinkListener;
import dhcp.link.LinkOptions;
import dhcp.link.PcapLink;
import dhcp.net.Bytes;
import dhcp.net.InternetChecksum;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.Arrays;

/**
 * The limit of what a server on this link layer can reach: answers every DISCOVER with an OFFER and
 * every REQUEST with an ACK by writing over the frame that came. It parses, decides and remembers
 * nothing; the address is made of the last 24 bits of chaddr, or the same for all. For {@code
 * scripts/bench}.
 */
public final class Reflector implements LinkListener {
  private static final int IP = 14;
  private static final int UDP = IP + 20;
  private static final int MESSAGE = UDP + 8;
  private static final int CHADDR = MESSAGE + 28;
  private static final int OPTIONS = MESSAGE + 240;
  private static final int NETWORK = 10 << 24;
  private static final int LEASE_SECONDS = 3600;

  private final Link link;
  private final MacAddress mac;
  private final Ipv4Address own;

  /** Which bits of chaddr are part of the address. */
  private final int mask;

  private final int network;

  private Reflector(Link link, Ipv4Address own, int network, int mask) {
    this.link = link;
    this.mac = link.state().mac();
    this.own = own;
    this.network = network;
    this.mask = mask;
  }

  /**
   * Runs until it is killed. Arguments: the interface, the address to answer from, and, for a
   * server that is broken, the one address that everybody gets.
   */
  public static void main(String[] arguments) throws LinkException {
    Link link = PcapLink.open(arguments[0], LinkOptions.of(LinkOptions.Role.SERVER));
    System.out.println("READY");
    Ipv4Address own = Ipv4Address.parse(arguments[1]);
    link.run(
        arguments.length == 2
            ? new Reflector(link, own, NETWORK, 0xffffff)
            : new Reflector(link, own, Ipv4Address.parse(arguments[2]).bits(), 0));
  }

  @Override
  public void onFrame(byte[] b, int length) {
    boolean whole = length >= MESSAGE + 300 && Bytes.int16(b, UDP + 2) == 67;
    if (whole && b[MESSAGE] == 1 && b[OPTIONS] == 53) {
      reflect(b);
      link.send(b, length);
    }
  }

  private void reflect(byte[] b) {
    boolean relayed = Bytes.int32(b, MESSAGE + 24) != 0;
    System.arraycopy(b, 6, b, 0, relayed ? 6 : 0);
    mac.write(b, 6);
    System.arraycopy(b, IP + 12, b, IP + 16, relayed ? 4 : 0);
    own.write(b, IP + 12);
    Bytes.putInt16(b, IP + 10, 0);
    Bytes.putInt16(b, IP + 10, InternetChecksum.of(InternetChecksum.add(0, b, IP, 20)));
    Bytes.putInt16(b, UDP, 67);
    Bytes.putInt16(b, UDP + 2, relayed ? 67 : 68);
    b[MESSAGE] = 2;
    Bytes.putInt32(b, MESSAGE + 16, network | Bytes.int32(b, CHADDR + 2) & mask);
    putOptions(b, b[OPTIONS + 2] == 1 ? 2 : 5);
    sum(b);
  }

  private void putOptions(byte[] b, int type) {
    int end = UDP + Bytes.int16(b, UDP + 4);
    Arrays.fill(b, OPTIONS, end, (byte) 0);
    Bytes.putInt16(b, OPTIONS, 53 << 8 | 1);
    Bytes.putInt8(b, OPTIONS + 2, type);
    Bytes.putInt16(b, OPTIONS + 3, 54 << 8 | 4);
    own.write(b, OPTIONS + 5);
    Bytes.putInt16(b, OPTIONS + 9, 51 << 8 | 4);
    Bytes.putInt32(b, OPTIONS + 11, LEASE_SECONDS);
    Bytes.putInt8(b, OPTIONS + 15, 255);
  }

  private static void sum(byte[] b) {
    int length = Bytes.int16(b, UDP + 4);
    Bytes.putInt16(b, UDP + 6, 0);
    long pseudo = InternetChecksum.add(17 + length, b, IP + 12, 8);
    int checksum = InternetChecksum.of(InternetChecksum.add(pseudo, b, UDP, length));
    Bytes.putInt16(b, UDP + 6, checksum == 0 ? 0xffff : checksum);
  }

  @Override
  public void onEvent(LinkEvent event) {}
}
