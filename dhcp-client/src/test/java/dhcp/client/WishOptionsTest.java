package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.machine.Wishes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the flags that tell servers something refuse. */
class WishOptionsTest {
  private static Wishes wishes(String... flags) {
    WishOptions options = new WishOptions();
    new CommandLine(options).parseArgs(flags);
    return options.wishes(List.of(), Set.of());
  }

  private static String refusal(String... flags) {
    return assertThrows(IllegalArgumentException.class, () -> wishes(flags)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hostname a --option host-name=b     | host-name (12) is given twice: leave out the 'b'",
        "--vendor-class a --option 60=b | vendor-class-identifier (60) is given twice: leave out the 'b'",
        "--option 224=hex:01 --option 224=hex:02 | option-224 (224) is given twice: leave out the 'hex:02'"
      })
  void anOptionHasOneValue(String flags, String told) {
    assertEquals(told, refusal(flags.split(" ")));
  }

  @Test
  void aNameIsNoLongerThanNamesCanBe() {
    String name = "a".repeat(254);
    assertEquals(
        "--hostname '" + name + "' is no name: at most 253 characters",
        refusal("--hostname", name));
    assertTrue(wishes("--hostname", "a".repeat(253)).options().has(12));
  }
}
