package dhcp.message;

import static dhcp.message.OptionTable.Row.of;

import java.util.List;

/** The rows of the option table that no program speaks of by name. */
final class OtherOptions {
  static final List<OptionTable.Row> ROWS =
      List.of(of(4, "time-servers", Formats.IPV4_LIST, "time-server"));

  private OtherOptions() {}
}
