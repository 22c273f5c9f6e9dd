package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hostile bytes: a message or a reason, and no more work than the bytes are worth. */
class MessageFuzzTest {
  private static final int ROUNDS = 100_000;

  @Test
  void noiseBehindAnyHeaderIsReadOrRefused() {
    Random random = new Random(2131);
    int messages = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = Values.noise(random, random.nextInt(700));
      if (bytes.length > Header.OPTIONS && round % 8 != 0) {
        Messages.over(bytes, Header.OP, random.nextBoolean() ? "01 01 06" : "02 06 10");
        Messages.over(bytes, Header.COOKIE, "63 82 53 63");
      }
      messages += read(DhcpMessage.parse(bytes, 0, bytes.length));
    }
    assertTrue(messages > ROUNDS / 200 && messages < ROUNDS, "" + messages);
  }

  @Test
  void optionsOfAnyContentAreReadAndWrittenAgain() {
    Random random = new Random(2132);
    for (int round = 0; round < ROUNDS / 4; round++) {
      MessageBuilder builder = Messages.discover().maxSize(1500);
      for (int i = random.nextInt(10); i >= 0; i--) {
        int code = 1 + random.nextInt(254);
        if (code != 52 && code != 53) {
          builder.putRaw(code, Values.data(random));
        }
      }
      DhcpMessage message = builder.build();
      assertEquals(1, read(Messages.parse(message.toBytes())));
      MessageBuilder again = DhcpMessage.request(message.xid(), message.chaddr()).maxSize(1500);
      for (int code : message.codes()) {
        if (code != Header.OVERLOAD) {
          again.putRaw(code, message.raw(code).orElseThrow());
        }
      }
      if (!message.has(Header.OVERLOAD)) {
        assertArrayEquals(message.toBytes(), again.build().toBytes());
      }
    }
  }

  private static int read(Parsed parsed) {
    if (parsed instanceof DhcpMessage message) {
      String text = MessagePrinter.decoded(message) + MessagePrinter.summary(message);
      assertTrue(text.chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f), text);
      return 1;
    }
    return 0;
  }
}
