package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flags before a subcommand are the subcommand's; values that are spelled like one are values. */
class CommandFirstTest {
  @ParameterizedTest
  @CsvSource({
    "'-i eth0 leases --json',           'leases -i eth0 --json'",
    "'--lease-db a.db why host1',       'why --lease-db a.db host1'",
    "'leases -i eth0',                  'leases -i eth0'",
    "'leases --wait leases',            'leases --wait leases'",
    "'--domain check -i eth0',          '--domain check -i eth0'",
    "'--dhcp-range a b c -v check',     'check --dhcp-range a b c -v'",
    "'--dhcp-range check leases why x', '--dhcp-range check leases why x'",
    "'--nosuch leases',                 '--nosuch leases'",
    "'--help leases',                   '--help leases'",
    "'-i eth0',                         '-i eth0'",
  })
  void order(String given, String ordered) {
    String[] words = CommandFirst.of(ServerCommand.commandLine(), given.split(" "));
    assertEquals(ordered, String.join(" ", words));
  }
}
