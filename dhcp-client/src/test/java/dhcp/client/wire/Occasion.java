package dhcp.client.wire;

import dhcp.frame.Endpoint;
import dhcp.frame.UdpFrame;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.testing.Lab;
import dhcp.testing.RawOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A message of a client that a server may answer with harm: replies that would be good but for one
 * thing.
 *
 * @param type of the replies, OFFER or ACK
 */
record Occasion(ScriptedServer.Request request, MessageType type) {
  /** Options that the builder writes as it likes: overload and message type. */
  private static final Set<Integer> FIXED = Set.of(52, 53);

  private static final int MESSAGE_TYPE = RawOptions.OPTIONS + 2;

  /** The reply of a good server. */
  MessageBuilder good() {
    return ScriptedServer.offer(request).put(Options.MESSAGE_TYPE, type);
  }

  byte[] with(UnaryOperator<MessageBuilder> change) {
    return change.apply(good()).build().toBytes();
  }

  byte[] with(int code, byte[] data) {
    return with(message -> message.putRaw(code, data));
  }

  /** A message for each of the texts, a byte per character, as the value of each of the codes. */
  List<byte[]> with(int[] codes, String... texts) {
    return Stream.of(texts)
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
        .flatMap(text -> IntStream.of(codes).mapToObj(code -> with(code, text)))
        .toList();
  }

  /** Messages with options, in hexadecimal, behind those of the good one. */
  List<byte[]> behind(String... options) {
    return Stream.of(options)
        .map(option -> RawOptions.behind(good().build(), option.replace(" ", "")))
        .toList();
  }

  /** The good message, but with any number as its type. */
  byte[] ofType(int number) {
    byte[] message = good().build().toBytes();
    message[MESSAGE_TYPE] = (byte) number;
    return message;
  }

  /** A message for each code there is but 52 and 53. */
  List<byte[]> everyOption(IntFunction<byte[]> data) {
    return IntStream.rangeClosed(1, 254)
        .filter(code -> !FIXED.contains(code))
        .mapToObj(code -> with(code, data.apply(code)))
        .toList();
  }

  /** Each payload in two frames: to everybody, and to the client at the address it is to have. */
  static List<byte[]> frames(List<byte[]> payloads) {
    List<byte[]> frames = new ArrayList<>();
    for (byte[] payload : payloads) {
      frames.add(ScriptedServer.frame(payload));
      frames.add(
          UdpFrame.encode(
              new Endpoint(Lab.serverMac(), ScriptedServer.SERVER, 67),
              new Endpoint(Lab.clientMac(1), ScriptedServer.ADDRESS, 68),
              payload));
    }
    return frames;
  }
}
