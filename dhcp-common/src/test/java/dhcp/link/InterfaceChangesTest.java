package dhcp.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.link.LinkEvent.AddressesChanged;
import dhcp.link.LinkEvent.Down;
import dhcp.link.LinkEvent.Gone;
import dhcp.link.LinkEvent.MacChanged;
import dhcp.link.LinkEvent.MtuChanged;
import dhcp.link.LinkEvent.Renamed;
import dhcp.link.LinkEvent.Returned;
import dhcp.link.LinkEvent.Up;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of two looks at an interface. */
final class InterfaceChangesTest {
  private static final MacAddress MAC = new MacAddress(1);
  private static final MacAddress OTHER = new MacAddress(2);
  private static final List<InterfaceAddress> ADDRESSES =
      List.of(new InterfaceAddress(Ipv4Address.of(10, 0, 0, 1), 24));
  private static final Snapshot ABSENT = Snapshot.absent("e0");
  private static final Snapshot UP = look("e0", state(3, true, MAC, 1500, List.of()), 2);
  private static final Snapshot DOWN = look("e0", state(3, false, MAC, 1500, List.of()), 3);

  private static InterfaceState state(
      int index, boolean up, MacAddress mac, int mtu, List<InterfaceAddress> addresses) {
    return new InterfaceState(true, index, up, mac, mtu, addresses);
  }

  private static Snapshot look(String name, InterfaceState state, int carrierChanges) {
    return new Snapshot(state, name, true, 1, carrierChanges);
  }

  private static Arguments row(String what, Snapshot before, Snapshot after, LinkEvent... events) {
    return Arguments.of(what, before, after, List.of(events));
  }

  static Stream<Arguments> looks() {
    Snapshot flapped = look("e0", UP.state(), 4);
    Snapshot remade = look("e0", state(4, true, OTHER, 1500, List.of()), 1);
    Snapshot remadeDown = look("e0", state(4, false, OTHER, 1500, List.of()), 1);
    Snapshot everything = look("e1", state(3, true, OTHER, 9000, ADDRESSES), 4);
    return Stream.of(
        row("nothing", UP, UP),
        row("still absent", ABSENT, ABSENT),
        row("down", UP, DOWN, new Down()),
        row("up", DOWN, look("e0", UP.state(), 4), new Up()),
        row("down and up between the looks", UP, flapped, new Down(), new Up()),
        row("flapping while down", DOWN, look("e0", DOWN.state(), 5)),
        row("gone", UP, ABSENT, new Gone()),
        row("came up", ABSENT, UP, new Returned(UP.state()), new Up()),
        row("came, down", ABSENT, DOWN, new Returned(DOWN.state())),
        row("made anew", UP, remade, new Gone(), new Returned(remade.state()), new Up()),
        row("made anew, down", UP, remadeDown, new Gone(), new Returned(remadeDown.state())),
        row(
            "everything at once",
            UP,
            everything,
            new Down(),
            new Renamed("e1"),
            new MacChanged(MAC, OTHER),
            new MtuChanged(9000),
            new AddressesChanged(ADDRESSES),
            new Up()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("looks")
  void between(String what, Snapshot before, Snapshot after, List<LinkEvent> events) {
    assertEquals(events, InterfaceChanges.between(before, after));
  }
}
