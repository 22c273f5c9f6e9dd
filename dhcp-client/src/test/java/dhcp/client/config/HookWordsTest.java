package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "boot/x86_64/pxe.0               | boot/x86_64/pxe.0",
        "http://10.0.0.1:80/a,b+c=d@e    | http://10.0.0.1:80/a,b+c=d@e",
        "$(touch /tmp/x)                 | __touch_/tmp/x_",
        "`id`                            | _id_",
        "\";id;\"                        | __id__",
        "x'&cmd #                        | x__cmd__",
        "() { :;}; cmd                   | _____:____cmd",
        "http://x -O /etc/y              | http://x_-O_/etc/y",
        "-O/etc/y                        | _O/etc/y",
        "a*b?c[d]~                       | a_b_c_d__",
        "\u00e9\u001b[31m                | ___31m"
      })
  void whatAShellWouldActOnIsReplaced(String hostile, String word) {
    assertEquals(Optional.of(word), HookWords.word(hostile));
  }

  @Test
  void rule38AnyTextBecomesOneHarmlessWordOrNone() {
    for (long seed = 0; seed < 1_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(300); i > 0; i--) {
        text.append((char) random.nextInt(256));
      }
      String word = HookWords.word(text.toString()).orElse("none");
      assertTrue(word.matches("[A-Za-z0-9._:/@+=,_][A-Za-z0-9._:/@+=,_-]*"), "seed " + seed);
    }
  }

  @Test
  void aListBecomesWordsBetweenBlanks() {
    assertEquals(
        Optional.of("10.0.0.1 10.0.0.2 a_b 5"),
        HookWords.words(List.of(List.of("10.0.0.1", "10.0.0.2"), "a b", 5L)));
    assertEquals(Optional.of("-3600"), HookWords.words(-3600));
    assertEquals(Optional.empty(), HookWords.words(List.of()));
    assertEquals(Optional.empty(), HookWords.words("  "));
  }
}
