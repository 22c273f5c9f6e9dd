package dhcp.testing.flood;

import dhcp.frame.ArpFrame;
import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.HardwareAddress;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Frames that no honest client sends, of several sorts, each from another hardware address. */
enum HostileFrames {
  /** Datagrams to port 67 whose fixed part alone shows that they are no message for a server. */
  GARBAGE {
    @Override
    byte[] message(byte[] discover, Random random) {
      return switch (random.nextInt(6)) {
        case 0 -> Arrays.copyOf(discover, random.nextInt(COOKIE));
        case 1 -> put(discover, COOKIE, random.nextInt(99));
        case 2 -> put(discover, 0, 2);
        case 3 -> put(discover, 0, 3 + random.nextInt(253));
        case 4 -> put(discover, 2, 0);
        default -> put(discover, 2, 17 + random.nextInt(239));
      };
    }
  },
  /** A right fixed part, and options that are broken or that no server answers. */
  BROKEN_OPTIONS {
    @Override
    byte[] message(byte[] discover, Random random) {
      return switch (random.nextInt(6)) {
        case 0 -> options(discover, "350101 0cff");
        case 1 -> options(discover, "350101 350103 ff");
        case 2 -> options(discover, "350163 ff");
        case 3 -> options(discover, "3500 ff");
        case 4 -> options(discover, "350109 ff");
        default -> options(discover, "0c0461626364 ff");
      };
    }
  },
  /** DISCOVERs of clients that do not exist, which a server cannot tell from those that do. */
  STRANGERS {
    @Override
    byte[] message(byte[] discover, Random random) {
      return discover;
    }
  },
  /** ARP requests of as many stations, which a server reads to learn who uses which address. */
  ARP {
    @Override
    byte[] frame(MacAddress mac, Random random) {
      return ArpFrame.request(
              mac, new Ipv4Address(random.nextInt()), new Ipv4Address(random.nextInt()))
          .encode();
    }

    @Override
    byte[] message(byte[] discover, Random random) {
      throw new UnsupportedOperationException("ARP carries no message");
    }
  };

  private static final int COOKIE = 236;
  private static final int OPTIONS = 240;

  /** Damages a DISCOVER, which may be written over. */
  abstract byte[] message(byte[] discover, Random random);

  /** So many frames, broadcast. */
  List<byte[]> frames(int count, Random random) {
    List<byte[]> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      frames.add(frame(new MacAddress(0x066600000000L | random.nextInt() & 0xffffffffL), random));
    }
    return frames;
  }

  /** One frame of a station. */
  byte[] frame(MacAddress mac, Random random) {
    byte[] discover =
        DhcpMessage.request(random.nextInt(), HardwareAddress.ofEthernet(mac))
            .put(Options.MESSAGE_TYPE, MessageType.DISCOVER)
            .build()
            .toBytes();
    return UdpFrame.encode(
        new Endpoint(mac, Ipv4Address.ANY, 68),
        new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 67),
        message(discover, random));
  }

  /** Frames of one sort, or of all but the last when the name is "mixed". */
  static List<byte[]> byName(String name, int count, Random random) {
    List<byte[]> frames = new ArrayList<>(count);
    if (name.equals("mixed")) {
      frames.addAll(GARBAGE.frames(count / 2, random));
      frames.addAll(BROKEN_OPTIONS.frames(count - frames.size(), random));
      Collections.shuffle(frames, random);
    } else {
      frames.addAll(valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')).frames(count, random));
    }
    return frames;
  }

  private static byte[] put(byte[] message, int at, int value) {
    Bytes.putInt8(message, at, value);
    return message;
  }

  private static byte[] options(byte[] message, String hex) {
    byte[] options = Bytes.parseHex(hex.replace(" ", ""));
    byte[] all = Arrays.copyOf(message, OPTIONS + options.length);
    System.arraycopy(options, 0, all, OPTIONS, options.length);
    return all;
  }
}
