package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedWordsTest {
  @Test
  void whatHasTheSameNameStandsOneBelowTheOther() {
    assertEquals(
        List.of(
            "OFFER 10.0.0.5/8      server=10.0.0.1              dns=1.1.1.1 lease=9  mac=a",
            "OFFER 192.168.1.10/24 server=192.168.1.1 router=r1             lease=60 mac=bbb",
            "OFFER 1.2.3.4/5       server=1.2.3.4     router=r  dns=9       lease=7  mac=c"),
        AlignedWords.of(
            List.of(
                "OFFER 10.0.0.5/8 server=10.0.0.1 dns=1.1.1.1 lease=9 mac=a",
                "OFFER 192.168.1.10/24 server=192.168.1.1 router=r1 lease=60 mac=bbb",
                "OFFER 1.2.3.4/5 server=1.2.3.4 router=r dns=9 lease=7 mac=c")));
  }

  @Test
  void oneLineStaysAsItIsAndNoneIsNone() {
    assertEquals(List.of("OFFER a=1 b=2"), AlignedWords.of(List.of("OFFER a=1 b=2")));
    assertEquals(List.of(), AlignedWords.of(List.of()));
  }
}
