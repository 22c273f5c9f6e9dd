package dhcp.server.wire;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.testing.RawOptions;
import dhcp.testing.ScriptedClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What has killed other DHCP servers, by the name under which it is known; see docs/faults.md. */
enum Killer {
  CVE_2025_40779_UNICAST_WITHOUT_SUBNET {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      List<byte[]> all = new ArrayList<>();
      for (MessageType type : MessageType.values()) {
        all.add(client.message(type).giaddr(Ipv4Address.of(10, 9, 9, 9)).build().toBytes());
        all.add(client.message(type).ciaddr(Ipv4Address.of(10, 9, 9, 9)).build().toBytes());
      }
      return all;
    }
  },
  CVE_2025_11232_NAMES_THAT_COME_TO_NOTHING {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return with(client, "0c015f", "0c012e", "0c0100", filled("0c", 0xff), filled("51", 0xff));
    }
  },
  CVE_2019_6472_LONG_CLIENT_ID {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return with(client, "3dfe00" + "12".repeat(253), "3dff" + "00".repeat(255));
    }
  },
  CVE_2019_6473_BAD_NAMES {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return with(
          client, "0c00", filled("0c", 0), "0cff" + "61".repeat(255) + "0cff" + "00".repeat(255));
    }
  },
  CVE_2019_6474_NO_HARDWARE_ADDRESS {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      byte[] message = client.discover().build().toBytes();
      message[2] = 0;
      return IntStream.rangeClosed(1, 101).mapToObj(i -> message).toList();
    }
  },
  CVE_2022_2929_LONG_LABELS {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return IntStream.rangeClosed(64, 251)
          .mapToObj(n -> String.format("51%02x000000%02x", n + 4, n) + "61".repeat(n))
          .map(option -> RawOptions.with(client.discover().build(), "350101" + option + "ff"))
          .toList();
    }
  },
  CVE_2012_3571_EVERY_OPTION_WITHOUT_DATA {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      List<byte[]> all = new ArrayList<>();
      for (String type : List.of("350101", "350103", "350108")) {
        for (int code = 1; code < 255; code++) {
          String option = String.format("%02x00", code);
          all.add(RawOptions.with(client.discover().build(), type + option + "ff"));
        }
      }
      return all;
    }
  },
  CVE_2011_2748_BOOTP_AND_NO_OPTIONS {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      DhcpMessage header = client.discover().build();
      return List.of(
          RawOptions.with(header, ""),
          RawOptions.with(header, "ff"),
          RawOptions.with(header, "00"));
    }
  },
  CVE_2011_4539_TEXT_FOR_REGULAR_EXPRESSIONS {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return with(
          client, "0cff" + "61".repeat(254) + "21", "3cff" + "28612b29".repeat(63) + "2b2b2b");
    }
  },
  CVE_2008_3214_RENEWAL_OF_A_FOREIGN_ADDRESS {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      Ipv4Address foreign = Ipv4Address.of(203, 0, 113, 7);
      return List.of(
          client.extending(foreign).build().toBytes(),
          client.initReboot(foreign).build().toBytes(),
          client.initReboot(foreign).giaddr(foreign).build().toBytes(),
          client.extending(Ipv4Address.of(192, 168, 1, 250)).build().toBytes());
    }
  },
  SYSTEMD_26151_MESSAGES_OF_236_TO_241_BYTES {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      byte[] whole = client.discover().giaddr(Ipv4Address.of(10, 0, 0, 1)).build().toBytes();
      return IntStream.range(0, 600).mapToObj(i -> Arrays.copyOf(whole, 236 + i % 6)).toList();
    }
  },
  CVE_2018_0172_RELAY_INFORMATION {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return with(
          client,
          "5200",
          "520101",
          "520201ff",
          "520401ff6161",
          "5206010465746831",
          "52ff01fd" + "61".repeat(253),
          "5208520652045202ffff");
    }
  },
  CAN_2003_0039_HOPS {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return IntStream.range(0, 256)
          .mapToObj(
              hops -> {
                byte[] message = client.discover().build().toBytes();
                message[3] = (byte) hops;
                return message;
              })
          .toList();
    }
  },
  CVE_2011_0997_COMMANDS_IN_TEXT {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return IntStream.of(12, 15, 17, 43, 60, 61, 66, 67, 77, 81, 252)
          .mapToObj(
              code -> option(code, "$(touch /tmp/x)`id`;'&|\"{}\\\n\r\u001b[2J\u0000() { :;};"))
          .map(option -> RawOptions.with(client.discover().build(), "350101" + option + "ff"))
          .toList();
    }
  },
  CVE_2014_7912_EVERY_LENGTH_OF_A_REQUEST {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      byte[] whole = client.initReboot(Ipv4Address.of(192, 168, 16, 9)).build().toBytes();
      return IntStream.range(0, whole.length).mapToObj(n -> Arrays.copyOf(whole, n)).toList();
    }
  },
  CVE_2014_6060_OVERLOAD {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return IntStream.range(0, 256)
          .mapToObj(value -> String.format("350101" + "3401%02x" + "ff", value))
          .map(
              options -> {
                byte[] message = RawOptions.with(client.discover().build(), options);
                Bytes.putInt32(message, RawOptions.SNAME, 0x340103ff);
                Bytes.putInt32(message, RawOptions.FILE, 0x3401020c);
                return message;
              })
          .toList();
    }
  },
  CVE_2016_2148_NAMES_THAT_POINT_AT_THEMSELVES {
    @Override
    List<byte[]> messages(ScriptedClient client) {
      return with(
          client, "7702c000", "770461c0c000", "7804 00c0 01c0", "5105040000c000", "d404 0000c003");
    }
  };

  private static final Endpoint EVERYBODY =
      new Endpoint(MacAddress.BROADCAST, Ipv4Address.BROADCAST, 67);

  /** Payloads of datagrams to a server. */
  abstract List<byte[]> messages(ScriptedClient client);

  /** The frames of all its messages, to everybody and to the server alone. */
  List<byte[]> frames(ScriptedClient client, Endpoint server) {
    List<byte[]> frames = new ArrayList<>();
    for (byte[] message : messages(client)) {
      frames.add(
          UdpFrame.encode(new Endpoint(client.mac(), Ipv4Address.ANY, 68), EVERYBODY, message));
      frames.add(
          UdpFrame.encode(
              new Endpoint(client.mac(), Ipv4Address.of(192, 168, 1, 9), 68), server, message));
    }
    return frames;
  }

  private static List<byte[]> with(ScriptedClient client, String... options) {
    List<byte[]> all = new ArrayList<>();
    for (String option : options) {
      for (String type : List.of("350101", "350103", "350104", "350107", "350108")) {
        all.add(RawOptions.with(client.discover().build(), type + option.replace(" ", "") + "ff"));
      }
    }
    return all;
  }

  private static String filled(String code, int octet) {
    return code + "ff" + String.format("%02x", octet).repeat(255);
  }

  private static String option(int code, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return String.format("%02x%02x", code, bytes.length) + Bytes.hex(bytes);
  }
}
