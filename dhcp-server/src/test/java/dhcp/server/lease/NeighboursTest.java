package dhcp.server.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Ipv4Address;
import dhcp.server.engine.LeaseChange;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses count as neighbours: those of 32 stand in about one page of the table. */
final class NeighboursTest {
  private static boolean are(IntStream numbers) {
    List<LeaseChange> changes =
        numbers
            .<LeaseChange>mapToObj(n -> new LeaseChange.Remove(new Ipv4Address(0x0a000000 + n)))
            .toList();
    return Neighbours.are(RowCodec.rows(changes, 1, new Moment(1, 1, 1)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'one',                                    5,                 true",
    "'two of the same 32',                     '0 31',            true",
    "'two on both sides of a border',          '31 32',           true",
    "'two far apart',                          '0 970',           true",
    "'three far apart',                        '0 97 194',        false",
    "'two together, one far away',             '0 1 970',         true",
    "'two together, two far away',             '0 1 97 970',      true",
    "'two together, three far away',           '0 1 97 194 970',  false",
    "'three together, three far away',         '0 1 2 97 194 970', true",
    "'as near as can be in no order',          '33 0 32 1',       true",
    "'one address three times',                '7 7 7',           true",
    "'one three times, four far away',         '7 7 7 97 194 291 970', false",
    "'at the end of all addresses',            '-167772161 -167772160', true"
  })
  void areThey(String what, String numbers, boolean expected) {
    IntStream addresses =
        IntStream.of(List.of(numbers.split(" ")).stream().mapToInt(Integer::parseInt).toArray());
    assertEquals(expected, are(addresses));
  }

  @ParameterizedTest(name = "25, each {0} after the one before: {1}")
  @CsvSource({"1, true", "2, true", "17, true", "18, false", "32, false", "97, false"})
  void twentyFive(int apart, boolean expected) {
    assertEquals(expected, are(IntStream.range(0, 25).map(i -> i * apart)));
  }

  @ParameterizedTest(name = "{0} that follow each other: {1}")
  @CsvSource({"512, true", "513, false", "100000, false"})
  void many(int count, boolean expected) {
    assertEquals(expected, are(IntStream.range(0, count)));
  }

  @Test
  void nothingGoesNowhere() {
    assertTrue(are(IntStream.empty()));
  }
}
