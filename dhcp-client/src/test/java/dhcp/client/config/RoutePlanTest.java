package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePlanTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # subnet         | routes of the lease                          | routes of the kernel
          192.168.1.0/24   | 0.0.0.0/0 192.168.1.1                        | 0.0.0.0/0 192.168.1.1 5
          192.168.1.0/24   | 0.0.0.0/0 192.168.1.1, 0.0.0.0/0 192.168.1.2 | 0.0.0.0/0 192.168.1.1 5, 0.0.0.0/0 192.168.1.2 6
          192.168.1.0/24   | 10.0.0.0/8 0.0.0.0                           | 10.0.0.0/8 link 5
          10.1.2.3/32      | 0.0.0.0/0 10.1.1.1                           | 10.1.1.1/32 link 5, 0.0.0.0/0 10.1.1.1 5
          192.168.1.0/24   | 0.0.0.0/0 10.0.0.1                           | 10.0.0.1/32 link 5, 0.0.0.0/0 10.0.0.1 5
          10.1.2.3/32      | 10.1.1.1/32 0.0.0.0, 0.0.0.0/0 10.1.1.1      | 10.1.1.1/32 link 5, 0.0.0.0/0 10.1.1.1 5
          10.1.2.3/32      | 0.0.0.0/1 10.1.1.1, 128.0.0.0/1 10.1.1.1    | 10.1.1.1/32 link 5, 0.0.0.0/1 10.1.1.1 5, 128.0.0.0/1 10.1.1.1 5
          192.168.1.0/24   | 0.0.0.0/0 192.168.1.1, 0.0.0.0/0 192.168.1.1 | 0.0.0.0/0 192.168.1.1 5
          192.168.1.0/24   | 192.168.1.0/24 0.0.0.0, 0.0.0.0/0 192.168.1.1 | 0.0.0.0/0 192.168.1.1 5
          192.168.1.0/24   | 192.168.1.0/24 192.168.1.1                   | 192.168.1.0/24 192.168.1.1 6
          """)
  void routesAreAddedInAnOrderThatTheKernelTakes(String subnet, String lease, String kernel) {
    List<Route> routes = Arrays.stream(lease.split(", ")).map(RoutePlanTest::route).toList();
    assertEquals(
        kernel,
        String.join(
            ", ",
            RoutePlan.of(Subnet.parse(subnet), routes, 5).stream()
                .map(KernelRoute::toString)
                .toList()));
  }

  private static Route route(String text) {
    String[] words = text.split(" ");
    return new Route(Subnet.parse(words[0]), Ipv4Address.parse(words[1]));
  }
}
