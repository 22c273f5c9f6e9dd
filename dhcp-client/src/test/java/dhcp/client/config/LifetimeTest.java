package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.client.lease.LeaseTimes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeTest {
  @ParameterizedTest
  @CsvSource({
    "3600000, 0, 3600",
    "3600000, 1, 3600",
    "3600000, 1000, 3599",
    "3600000, 3599999, 1",
    "3600000, 3600000, 1",
    "3600000, 9999999, 1",
    "4294967294000, 0, 4294967294",
    "4294967295000, 0, 4294967294",
    "9223372036854775807, 5, 4294967295"
  })
  void theKernelKeepsTheAddressToTheEndOfTheLease(long endsAt, long now, long seconds) {
    assertEquals(seconds, Lifetime.of(new LeaseTimes(0, 0, 0, endsAt), now).seconds());
  }
}
