package dhcp.fuzz;

import dhcp.net.Bytes;
import dhcp.testing.GoldenFrame;
import dhcp.testing.GoldenFrames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What fuzzing begins with: frames of other programs, options that killed some, plain files. */
final class Seeds {
  /** Options in hexadecimal that were too much for some server or client. */
  private static final List<String> KILLERS =
      List.of(
          "3d00",
          "3dfe00" + "41".repeat(253),
          "0c00",
          "0c025f5f",
          "0cff" + "ff".repeat(255),
          "5106000000405f5f",
          "5243000000" + "61".repeat(64),
          "520101",
          "5202ff00",
          "52ff01ff",
          "340101",
          "3401ff",
          "34020303",
          "7702c000",
          "7704c000c002",
          "790120",
          "7905ff00000000",
          "79052001020304",
          "01020000",
          "010500000000ff",
          "060104",
          "0605010203",
          "330000",
          "3304ffffffff",
          "33040000",
          "3a04ffffffff3b0400000000",
          "fc08782726636d642023",
          "0c0b2824746f7563682078290a",
          "35",
          "350101350103",
          "350100",
          "3501ff",
          "",
          "ff");

  private Seeds() {}

  /** Whole frames. */
  static List<byte[]> frames() {
    List<byte[]> seeds = new ArrayList<>();
    GoldenFrames.dhcp().forEach(frame -> seeds.add(frame.bytes()));
    messages().forEach(seeds::add);
    return seeds;
  }

  /** Payloads: those of the frames, and one with each of the killers. */
  static List<byte[]> messages() {
    List<byte[]> seeds = new ArrayList<>();
    GoldenFrames.dhcp().forEach(frame -> seeds.add(frame.payload()));
    byte[] discover = seeds.get(0);
    for (String killer : KILLERS) {
      seeds.add(joined(Arrays.copyOf(discover, 240), Bytes.parseHex("350101" + killer)));
    }
    for (int length = 236; length <= 241; length++) {
      seeds.add(Arrays.copyOf(discover, length));
    }
    return seeds;
  }

  /** A DHCPACK in hexadecimal. */
  static String ack() {
    return GoldenFrames.dhcp().stream()
        .filter(frame -> frame.what().equals("DHCPACK") || frame.what().equals("ACK"))
        .map(frame -> Bytes.hex(frame.payload()))
        .findFirst()
        .orElseThrow();
  }

  /** Exchanges as {@link Input} reads them: switches, then delay, circumstances and message. */
  static List<byte[]> exchanges(int perMessage) {
    List<byte[]> seeds = new ArrayList<>();
    Map<String, List<GoldenFrame>> files =
        GoldenFrames.dhcp().stream().collect(Collectors.groupingBy(GoldenFrame::file));
    for (List<GoldenFrame> exchange : new TreeMap<>(files).values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(new byte[perMessage == 3 ? 1 : 0]);
      exchange.forEach(frame -> append(out, perMessage, frame.payload()));
      seeds.add(out.toByteArray());
    }
    messages()
        .forEach(
            message -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              out.writeBytes(new byte[perMessage == 3 ? 1 : 0]);
              append(out, perMessage, message);
              append(out, perMessage, message);
              seeds.add(out.toByteArray());
            });
    return seeds;
  }

  private static void append(ByteArrayOutputStream out, int before, byte[] message) {
    out.writeBytes(new byte[before]);
    out.write(message.length >> 8);
    out.write(message.length);
    out.writeBytes(message);
  }

  static List<byte[]> texts(String... texts) {
    List<byte[]> seeds = new ArrayList<>();
    for (String text : texts) {
      seeds.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }
}
