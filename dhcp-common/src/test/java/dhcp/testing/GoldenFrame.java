package dhcp.testing;

import dhcp.net.Bytes;
import java.util.Arrays;

/**
 * A frame that a real peer sent, from Ethernet byte 0.
 *
 * @param file the exchange that it belongs to, without {@code .hex}
 * @param number its place in the exchange, from 1
 * @param sender the program that sent it
 * @param what the message type, or the kind of packet
 * @param bytes the whole frame; not to be changed
 */
public record GoldenFrame(String file, int number, String sender, String what, byte[] bytes) {
  private static final int ETHERNET_HEADER = 14;
  private static final int UDP_HEADER = 8;

  /** The payload of the UDP datagram in the frame. */
  public byte[] payload() {
    int udp = ETHERNET_HEADER + (bytes[ETHERNET_HEADER] & 0xf) * 4;
    return Arrays.copyOfRange(bytes, udp + UDP_HEADER, udp + Bytes.int16(bytes, udp + 4));
  }

  @Override
  public String toString() {
    return file + " " + number + " " + sender + " " + what;
  }
}
