package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every row of the option table. */
class OptionTableTest {
  private static final long SEED = 20240229;
  private static final int TRIES = 1200;

  static List<Option<?>> rows() {
    List<Option<?>> rows = new ArrayList<>(Options.all());
    rows.addAll(RelayAgentInformation.TABLE);
    return rows;
  }

  @Test
  void everyOptionOfRfc2132IsThere() {
    for (int code = 1; code <= 76; code++) {
      assertEquals(code, Options.byCode(code).orElseThrow().code());
    }
  }

  @Test
  void noNameOrAliasMeansTwoOptions() {
    Set<String> seen = new HashSet<>();
    for (OptionTable.Row row : Options.rows()) {
      row.names().forEach(name -> assertTrue(seen.add(name), name));
      assertTrue(seen.add(Integer.toString(row.option().code())), row.option().toString());
      row.names()
          .forEach(name -> assertEquals(Optional.of(row.option()), Options.byName(name), name));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theNameIsMadeOfSmallLettersDigitsAndDashes(Option<?> option) {
    assertTrue(option.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), option.name());
    assertTrue(option.code() >= 1 && option.code() <= 254);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whateverIsDecodedSurvivesBytesAndText(Option<?> option) {
    Random random = new Random(SEED + option.code());
    int decoded = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] data = Values.data(random);
      assertPrintable(option.describe(data));
      assertPlain(option.plain(data));
      decoded += survives(option, data) ? 1 : 0;
    }
    assertTrue(decoded > 2, "the random data hardly ever fits: " + decoded);
  }

  private static <T> boolean survives(Option<T> option, byte[] data) {
    Optional<T> value = option.decode(data);
    if (value.isEmpty()) {
      return false;
    }
    byte[] encoded = option.encode(value.get());
    T again = option.decode(encoded).orElseThrow();
    assertArrayEquals(encoded, option.encode(again));
    String text = option.print(value.get());
    assertArrayEquals(encoded, option.encode(option.parse(text)), text);
    assertArrayEquals(encoded, option.parseBytes(text), text);
    return true;
  }

  private static void assertPrintable(String text) {
    assertTrue(text.chars().allMatch(c -> c >= 0x20 && c < 0x7f), text);
  }

  private static void assertPlain(Object value) {
    if (value instanceof String text) {
      assertPrintable(text);
    } else if (value instanceof List<?> list) {
      list.forEach(OptionTableTest::assertPlain);
    } else if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(OptionTableTest::assertPlain);
      map.values().forEach(OptionTableTest::assertPlain);
    } else {
      assertTrue(value instanceof Long || value instanceof Boolean, () -> "" + value.getClass());
    }
  }
}
