package dhcp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dhcp.net.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in the wire format of DNS. */
class DomainNamesTest {
  private static Optional<List<String>> search(String hex) {
    return Options.DOMAIN_SEARCH.decode(Bytes.parseHex(hex));
  }

  /** RFC 3397 section 2's example. */
  @Test
  void theSearchListOfRfc3397() {
    String hex = "03656e67056170706c6503636f6d00" + "096d61726b6574696e67c004";
    assertEquals(Optional.of(List.of("eng.apple.com", "marketing.apple.com")), search(hex));
    assertEquals(
        hex, Bytes.hex(Options.DOMAIN_SEARCH.parseBytes("eng.apple.com,marketing.apple.com")));
  }

  @Test
  void aPointerMayLeadToAPointer() {
    assertEquals(
        Optional.of(List.of("a.b", "c.a.b", "c.a.b")), search("0161016200" + "0163c000" + "c005"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c000",
        "0161c000",
        "0161c002",
        "0161c003",
        "c001",
        "c0",
        "0161c0",
        "00c002",
        "0161c0040162c000",
        "0161016200c007c005",
        "80",
        "4161",
        "0261",
        "016100ffff"
      })
  void loopsForwardPointersAndBrokenLabelsAreNotWellFormed(String hex) {
    assertEquals(Optional.empty(), search(hex));
  }

  @Test
  void namesHaveAtMost255Bytes() {
    String longest = "3f" + "61".repeat(63);
    String fits = longest.repeat(3) + "3d" + "61".repeat(61) + "00";
    assertEquals(253, search(fits).orElseThrow().get(0).length());
    assertEquals(fits, Bytes.hex(Options.DOMAIN_SEARCH.encode(search(fits).orElseThrow())));
    assertEquals(Optional.empty(), search(longest.repeat(4) + "00"));
    assertEquals(Optional.empty(), search("0162" + "00" + fits.replaceAll("00$", "c000")));
    String name = "a".repeat(63);
    assertThrows(
        IllegalArgumentException.class,
        () -> Options.DOMAIN_SEARCH.parse(String.join(".", name, name, name, name)));
    assertThrows(IllegalArgumentException.class, () -> Options.DOMAIN_SEARCH.parse(name + "a"));
  }

  @ParameterizedTest
  @CsvSource({
    "0161022e5c00, a.\\046\\092",
    "02c3a900, \\195\\169",
    "0124 00, \\036",
    "01 0a 00, \\010",
    "05 41 2d 5f 7a 39 00, A-_z9",
    "00, ."
  })
  void everyByteHasAHarmlessText(String hex, String text) {
    assertEquals(Optional.of(List.of(text)), search(hex));
    assertEquals(Bytes.hex(Bytes.parseHex(hex)), Bytes.hex(Options.DOMAIN_SEARCH.parseBytes(text)));
  }

  @Test
  void namesKeepTheirCase() {
    assertEquals(
        Optional.of(List.of("a.B", "c.b")),
        search(Bytes.hex(Options.DOMAIN_SEARCH.encode(List.of("a.B", "c.b")))));
  }
}
