package dhcp.client.load;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.InternetChecksum;

/**
 * A whole frame as the codec builds it, in which then only the fields are written anew that differ
 * between clients, and the checksums. The frame is the same array each time.
 */
final class FrameTemplate {
  /** The pseudo header's part of a UDP checksum that is neither address: protocol 17. */
  private static final int PROTOCOL = Wire.PROTOCOL_UDP;

  private final byte[] frame;
  private final int udpLength;
  private final int clientIdentifier;
  private final int requestedAddress;
  private final int serverIdentifier;

  FrameTemplate(Endpoint from, Endpoint to, DhcpMessage message) {
    frame = UdpFrame.encode(from, to, message.toBytes());
    udpLength = Bytes.int16(frame, Wire.UDP_LENGTH);
    clientIdentifier = data(Options.CLIENT_IDENTIFIER.code());
    requestedAddress = data(Options.REQUESTED_ADDRESS.code());
    serverIdentifier = data(Options.SERVER_IDENTIFIER.code());
  }

  /** Where an option's data begins; 0 when the message has no such option. */
  private int data(int code) {
    int at = Wire.OPTIONS;
    while (Bytes.int8(frame, at) != Wire.END) {
      if (Bytes.int8(frame, at) == code) {
        return at + 2;
      }
      at += 2 + Bytes.int8(frame, at + 1);
    }
    return 0;
  }

  /** Writes whose message this is: chaddr, and the same behind the type in option 61. */
  FrameTemplate client(int xid, long mac) {
    Bytes.putInt32(frame, Wire.XID, xid);
    putMac(Wire.CHADDR, mac);
    putMac(clientIdentifier + 1, mac);
    return this;
  }

  /** Writes which address of which server is taken: options 50 and 54. */
  FrameTemplate lease(int address, int server) {
    Bytes.putInt32(frame, requestedAddress, address);
    Bytes.putInt32(frame, serverIdentifier, server);
    return this;
  }

  /** Writes the address that is given back, and makes it a message from there to the server. */
  FrameTemplate release(int address, int server, long serverMac) {
    putMac(Wire.DESTINATION, serverMac);
    Bytes.putInt32(frame, Wire.IP_SOURCE, address);
    Bytes.putInt32(frame, Wire.IP_DESTINATION, server);
    Bytes.putInt16(frame, Wire.IP_CHECKSUM, 0);
    long sum = InternetChecksum.add(0, frame, Wire.IP, Wire.IP_HEADER);
    Bytes.putInt16(frame, Wire.IP_CHECKSUM, InternetChecksum.of(sum));
    Bytes.putInt32(frame, Wire.CIADDR, address);
    Bytes.putInt32(frame, serverIdentifier, server);
    return this;
  }

  private void putMac(int at, long mac) {
    Bytes.putInt16(frame, at, (int) (mac >>> 32));
    Bytes.putInt32(frame, at + 2, (int) mac);
  }

  /** The frame as it is now, its UDP checksum right; until the next change. */
  byte[] frame() {
    Bytes.putInt16(frame, Wire.UDP_CHECKSUM, 0);
    long addresses = InternetChecksum.add(PROTOCOL + udpLength, frame, Wire.IP_SOURCE, 8);
    int checksum = InternetChecksum.of(InternetChecksum.add(addresses, frame, Wire.UDP, udpLength));
    Bytes.putInt16(frame, Wire.UDP_CHECKSUM, checksum == 0 ? 0xffff : checksum);
    return frame;
  }
}
