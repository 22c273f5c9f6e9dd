package dhcp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.link.LinkException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers that scripts depend on. */
final class ExitCodeTest {
  @Test
  void numbers() {
    assertEquals(
        List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 130, 143),
        Arrays.stream(ExitCode.values()).map(ExitCode::code).toList());
  }

  @Test
  void linkTrouble() {
    assertEquals(3, ExitCode.of(LinkException.Kind.NO_PERMISSION).code());
    assertEquals(4, ExitCode.of(LinkException.Kind.NO_SUCH_INTERFACE).code());
    assertEquals(1, ExitCode.of(LinkException.Kind.NO_LIBPCAP).code());
    assertEquals(2, ExitCode.of(LinkException.Kind.NOT_ETHERNET).code());
    assertEquals(1, ExitCode.of(LinkException.Kind.FAILED).code());
  }
}
