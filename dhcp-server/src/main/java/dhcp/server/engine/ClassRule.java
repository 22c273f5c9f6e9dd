package dhcp.server.engine;

import dhcp.net.AddressRange;
import java.util.List;

/**
 * A class of clients and what is special for them. A client may be in several; of two that set the
 * same thing, the one configured first wins.
 *
 * @param name for people
 * @param match who is in it
 * @param options options of its members, before those of the subnet
 * @param boot boot settings of its members, before those of the subnet
 * @param ranges parts of the subnets' ranges that only members get addresses from; in a subnet
 *     where a class has such a part, its members get addresses from there only
 */
public record ClassRule(
    String name,
    ClientMatch match,
    OptionSet options,
    BootSettings boot,
    List<AddressRange> ranges) {
  public ClassRule {
    ranges = List.copyOf(ranges);
  }
}
