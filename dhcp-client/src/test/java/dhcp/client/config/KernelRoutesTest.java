package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KernelRoutesTest {
  /** As the kernel of a little-endian machine, which all that we run on are, writes it. */
  private static final List<String> FILE =
      List.of(
          "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT   ",
          "eth0\t00000000\t0101A8C0\t0003\t0\t0\t1007\t00000000\t0\t0\t0",
          "eth0\t0001A8C0\t00000000\t0001\t0\t0\t1007\t00FFFFFF\t0\t0\t0");

  private static KernelRoute route(String destination, int metric) {
    return new KernelRoute(Subnet.parse(destination), Optional.empty(), metric);
  }

  @Test
  void theFileIsReadLineByLine() {
    KernelRoutes routes = KernelRoutes.parse(FILE);
    assertEquals(2, routes.entries().size());
    assertTrue(routes.has("eth0", route("0.0.0.0/0", 1007)));
    assertTrue(routes.has("eth0", route("192.168.1.0/24", 1007)));
    assertFalse(routes.has("eth1", route("0.0.0.0/0", 1007)));
    assertFalse(routes.has("eth0", route("0.0.0.0/0", 0)));
  }

  @Test
  void linesThatAreNoRoutesAreLeftOut() {
    assertEquals(
        Set.of(),
        KernelRoutes.parse(List.of("", "eth0 zz 0 0 0 0 0 0 0", "eth0\t0\t0\t0\t0\t0\t0\t00FF00FF"))
            .entries());
  }

  @Test
  void theMachinesOwnFileCanBeRead() {
    assertEquals(KernelRoutes.read(), KernelRoutes.read());
  }
}
