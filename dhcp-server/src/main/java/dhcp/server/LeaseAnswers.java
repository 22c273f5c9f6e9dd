package dhcp.server;

import dhcp.cli.ExitCode;
import dhcp.cli.JsonFields;
import dhcp.net.Ipv4Address;
import dhcp.server.control.ControlAnswer;
import dhcp.server.control.ControlException;
import dhcp.server.engine.LeaseRecord;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What subcommands are told of leases, the same whether a server or its database tells it. */
final class LeaseAnswers {
  private LeaseAnswers() {}

  /**
   * All leases by address.
   *
   * @param now the engine's milliseconds
   */
  static void all(List<LeaseRecord> leases, long now, Consumer<JsonFields> answer) {
    leases.stream()
        .sorted(Comparator.comparing(LeaseRecord::address))
        .forEach(lease -> answer.accept(line(lease, now)));
  }

  static JsonFields line(LeaseRecord lease, long now) {
    return LeaseText.put(ControlAnswer.line("lease", LeaseText.line(lease, now)), lease, now);
  }

  /**
   * That an address was released.
   *
   * @param wasKnown whether there was anything to release
   * @throws ControlException when there was not
   */
  static void released(Ipv4Address address, boolean wasKnown, Consumer<JsonFields> answer)
      throws ControlException {
    if (!wasKnown) {
      throw new ControlException(ExitCode.FAILED, "no lease of " + address + " is on record");
    }
    answer.accept(
        ControlAnswer.line("released", address + " is released")
            .put("address", address.toString()));
  }
}
