package dhcp.client.wire;

import dhcp.net.Bytes;
import dhcp.testing.RawOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What has killed other DHCP clients, by the name under which it is known; see docs/faults.md. */
enum ReplyKiller {
  CVE_2009_0692_FIXED_OPTIONS_OF_EVERY_LENGTH(
      messages(
          at ->
              IntStream.rangeClosed(0, 255)
                  .mapToObj(
                      length ->
                          at.with(
                              message -> {
                                for (int code : new int[] {1, 28, 51, 58, 59}) {
                                  message.putRaw(code, filled(length, 0xff));
                                }
                                return message;
                              }))
                  .toList())),
  CVE_2018_5732_EVERY_OPTION_OF_255_BYTES(
      messages(at -> at.everyOption(code -> filled(255, code)))),
  BUSYBOX_FE78D70_EVERY_OPTION_WITHOUT_DATA(messages(at -> at.everyOption(code -> new byte[0]))),
  CVE_2014_7912_CUT_AT_EVERY_BYTE(
      messages(
          at -> {
            byte[] whole = at.good().build().toBytes();
            return IntStream.range(0, whole.length)
                .mapToObj(length -> Arrays.copyOf(whole, length))
                .toList();
          })),
  CVE_2014_6060_OVERLOAD(
      messages(
          at ->
              IntStream.rangeClosed(0, 255)
                  .mapToObj(value -> at.behind(String.format("3401%02x", value)).get(0))
                  .map(ReplyKiller::overloadedInside)
                  .toList())),
  CVE_2016_2148_NAMES_AND_PREFIXES(
      messages(
          at ->
              at.behind(
                  "7702c000",
                  "7704 0161c000",
                  "7704 c002c000",
                  "7804 00c001c0",
                  "d400",
                  "d40120",
                  "d416 20800000" + "00".repeat(18),
                  "d4ff" + "00".repeat(255)))),
  SMOLTCP_305_LISTS_OF_EVERY_LENGTH(
      messages(
          at ->
              IntStream.rangeClosed(0, 255)
                  .mapToObj(
                      length ->
                          at.with(
                              message ->
                                  message
                                      .putRaw(6, filled(length, 9))
                                      .putRaw(3, filled(length, 9))
                                      .putRaw(42, filled(length, 9))
                                      .putRaw(121, filled(length, 9))))
                  .toList())),
  CVE_2011_0997_COMMANDS_IN_TEXTS(
      messages(
          at ->
              at.with(
                  Texts.CODES,
                  "$(touch " + Texts.MARK + ")",
                  "`touch " + Texts.MARK + "`",
                  "\";touch " + Texts.MARK + ";\""))),
  CVE_2018_1111_A_QUOTE_IN_EVERY_OPTION(
      messages(
          at ->
              at.everyOption(
                  code -> ("x'&touch " + Texts.MARK + " #").getBytes(StandardCharsets.US_ASCII)))),
  CVE_2014_6271_A_FUNCTION_IN_TEXTS(
      messages(at -> at.with(Texts.CODES, "() { :;}; touch " + Texts.MARK))),
  CVE_2011_0996_PIPES_AND_PATHS_AND_ESCAPES(
      messages(
          at ->
              at.with(
                  Texts.CODES,
                  "x|touch " + Texts.MARK,
                  "../../../.." + Texts.MARK,
                  "x\ntouch " + Texts.MARK + "\n\u001b[2J\u001b]0;x\u0007\r\u009b"))),
  CVE_2026_42511_QUOTES_IN_FILE_AND_SNAME(
      messages(
          at ->
              Stream.of("\"", "\\", "\n", ",", ";", "}", "\"; } script \"" + Texts.MARK + "\";")
                  .map(text -> at.with(message -> message.file("a" + text).sname("b" + text)))
                  .toList())),
  CVE_2020_13529_FORCERENEW_AND_EVERY_OTHER_TYPE(
      messages(
          at ->
              IntStream.rangeClosed(0, 255)
                  .filter(type -> type != 2 && type != 5 && type != 6)
                  .mapToObj(at::ofType)
                  .toList())),
  CVE_2024_3661_ROUTES_FOR_EVERYTHING(
      messages(
          at ->
              Stream.of("0100c0a80142 0180c0a80142", "00c0a80142", "207f000001c0a80142", "2000")
                  .map(routes -> Bytes.parseHex(routes.replace(" ", "")))
                  .map(routes -> at.with(m -> m.putRaw(121, routes).putRaw(249, routes)))
                  .toList())),
  CVE_2019_6472_LONG_CLIENT_ID(
      messages(at -> at.behind("3dfe00" + "12".repeat(253), "3dff" + "00".repeat(255), "3d00"))),
  CVE_2025_11232_NAMES_THAT_COME_TO_NOTHING(
      messages(at -> at.with(new int[] {12, 15, 40, 64, 119}, "_", ".", "\0", "\u00ff"))),
  CVE_2022_2929_LONG_LABELS(
      messages(
          at ->
              IntStream.rangeClosed(63, 250)
                  .mapToObj(
                      n -> at.behind(String.format("77%02x%02x", n + 1, n) + "61".repeat(n)).get(0))
                  .toList())),
  CVE_2011_4539_TEXTS_FOR_REGULAR_EXPRESSIONS(
      messages(at -> at.with(Texts.CODES, "a".repeat(254) + "!", "a.".repeat(127) + "-"))),
  CVE_2018_0172_RELAY_INFORMATION(
      messages(at -> at.behind("5200", "520101", "520201ff", "520401ff6161", "52ff01fd"))),
  SYSTEMD_26151_MESSAGES_OF_236_TO_241_BYTES(
      messages(
          at ->
              IntStream.rangeClosed(236, 241)
                  .mapToObj(length -> Arrays.copyOf(at.good().build().toBytes(), length))
                  .toList())),
  BUSYBOX_E265C8D_SHORT_AFTER_LONG(
      messages(
          at -> {
            byte[] whole = at.with(43, filled(255, 0x41));
            return Stream.of(whole.length, 240, whole.length, 244, whole.length, 1, 0)
                .map(length -> Arrays.copyOf(whole, length))
                .toList();
          })),
  CAN_2003_0039_ITS_OWN_MESSAGE(messages(at -> List.of(at.request().message().toBytes()))),
  CVE_2015_8605_WRONG_LENGTHS_AND_KEA_2448_TAGS(
      at ->
          Stream.of(BadFrame.values())
              .map(bad -> bad.around(at.good().build().toBytes()))
              .toList()),
  INSOMNIACSLK_583_SHORT_PACKETS(
      at -> lengths(at, BadFrame.At.IP_LENGTH, IntStream.rangeClosed(0, 60))),
  PCAP4J_15_HEADER_LENGTHS(
      at ->
          IntStream.range(0, 16)
              .mapToObj(
                  ihl -> {
                    byte[] frame = ScriptedServer.frame(at.good().build().toBytes());
                    frame[BadFrame.At.IP] = (byte) (0x40 | ihl);
                    return frame;
                  })
              .toList());

  /** What makes up hostile texts. */
  static final class Texts {
    /** A file that is there if anything of a text was run. */
    static final Path MARK = Path.of("/tmp/dhcp-killer-" + ProcessHandle.current().pid());

    /** Options that are texts, or that other programs take for texts. */
    static final int[] CODES = {12, 14, 15, 17, 40, 56, 64, 66, 67, 100, 101, 114, 119, 200, 252};

    private Texts() {}
  }

  private final Function<Occasion, List<byte[]>> frames;

  ReplyKiller(Function<Occasion, List<byte[]>> frames) {
    this.frames = frames;
  }

  /** What is sent at an occasion. */
  List<byte[]> frames(Occasion occasion) {
    return frames.apply(occasion);
  }

  private static Function<Occasion, List<byte[]>> messages(
      Function<Occasion, List<byte[]>> payloads) {
    return occasion -> Occasion.frames(payloads.apply(occasion));
  }

  private static byte[] filled(int length, int octet) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) octet);
    return bytes;
  }

  /** Sets option 52 in sname and file too, where it has no business. */
  private static byte[] overloadedInside(byte[] message) {
    Bytes.putInt32(message, RawOptions.SNAME, 0x340103ff);
    Bytes.putInt32(message, RawOptions.FILE, 0x3401020c);
    return message;
  }

  private static List<byte[]> lengths(Occasion at, int offset, IntStream values) {
    List<byte[]> frames = new ArrayList<>();
    values.forEach(
        value -> {
          byte[] frame = ScriptedServer.frame(at.good().build().toBytes());
          Bytes.putInt16(frame, offset, value);
          frames.add(frame);
        });
    return frames;
  }
}
