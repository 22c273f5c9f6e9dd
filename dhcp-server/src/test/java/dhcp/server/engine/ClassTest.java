package dhcp.server.engine;

import static dhcp.server.engine.Policies.ip;
import static dhcp.server.engine.Policies.of;
import static dhcp.server.engine.Policies.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.message.UserClass;
import dhcp.net.AddressRange;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.BootSettings.BootFile;
import dhcp.server.engine.BootSettings.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes of clients: who is in them, what they are told and which addresses they get. */
class ClassTest {
  private static final TestClient A = TestClient.number(1);
  private static final Ipv4Address SPECIAL = ip("192.168.1.200");
  private static final List<AddressRange> SPECIAL_RANGE =
      List.of(new AddressRange(SPECIAL, ip("192.168.1.201")));

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static TestServer serverWith(ClientMatch match) {
    return new TestServer(
        Policies.with(
            of(pool(201)),
            new ClassRule("special", match, OptionSet.NONE, BootSettings.NONE, SPECIAL_RANGE)));
  }

  private static MessageBuilder relayed(MessageBuilder message, String information) {
    return message.putRaw(Options.RELAY_AGENT_INFORMATION.code(), Bytes.parseHex(information));
  }

  static Stream<Arguments> memberships() {
    ClientMatch vendor = new ClientMatch.VendorClass(octets("PXEClient"));
    ClientMatch user = new ClientMatch.UserClass(octets("lab"));
    ClientMatch architecture = new ClientMatch.Architecture(7);
    ClientMatch hardware = new ClientMatch.HardwarePrefix(Octets.of(new byte[] {2, 0, 0}));
    ClientMatch circuit = new ClientMatch.CircuitId(Octets.of(new byte[] {0xa}));
    ClientMatch remote = new ClientMatch.RemoteId(Octets.of(new byte[] {0xb}));
    MessageBuilder pxe = A.discover().put(Options.VENDOR_CLASS, "PXEClient:Arch:00007");
    return Stream.of(
        Arguments.of(vendor, pxe, true),
        Arguments.of(vendor, A.discover().put(Options.VENDOR_CLASS, "PXE"), false),
        Arguments.of(vendor, A.discover(), false),
        Arguments.of(user, A.discover().put(Options.USER_CLASS, UserClass.of("x", "lab")), true),
        Arguments.of(
            user, A.discover().putRaw(Options.USER_CLASS.code(), octets("lab").toBytes()), true),
        Arguments.of(user, A.discover().put(Options.USER_CLASS, UserClass.of("labs")), false),
        Arguments.of(
            architecture, A.discover().put(Options.CLIENT_ARCHITECTURE, List.of(0, 7)), true),
        Arguments.of(
            architecture, A.discover().put(Options.CLIENT_ARCHITECTURE, List.of(0)), false),
        Arguments.of(hardware, A.discover(), true),
        Arguments.of(hardware, TestClient.number(0x01_000000).discover(), false),
        Arguments.of(circuit, relayed(A.discover(), "01010a02010b"), true),
        Arguments.of(circuit, relayed(A.discover(), "01020a0a"), false),
        Arguments.of(remote, relayed(A.discover(), "01010a02010b"), true),
        Arguments.of(remote, relayed(A.discover(), "01010b"), false),
        Arguments.of(new ClientMatch.AllOf(List.of(hardware, vendor)), pxe, true),
        Arguments.of(new ClientMatch.AllOf(List.of(hardware, user)), pxe, false),
        Arguments.of(new ClientMatch.AnyOf(List.of(user, vendor)), pxe, true),
        Arguments.of(new ClientMatch.AnyOf(List.of(user, circuit)), pxe, false));
  }

  @ParameterizedTest
  @MethodSource("memberships")
  void membersGetAddressesFromTheirOwnPartOfTheRange(
      ClientMatch match, MessageBuilder discover, boolean member) {
    Ipv4Address address = serverWith(match).relayed(discover, "192.168.1.2").yiaddr();
    assertEquals(member ? SPECIAL : ip("192.168.1.100"), address);
  }

  @Test
  void nobodyElseGetsTheAddressesOfAClassEvenByAsking() {
    TestServer server = serverWith(new ClientMatch.VendorClass(octets("phone")));
    assertEquals(
        ip("192.168.1.100"),
        server.broadcast(A.discover().put(Options.REQUESTED_ADDRESS, SPECIAL)).yiaddr());
    MessageBuilder phone =
        TestClient.number(2)
            .discover()
            .put(Options.VENDOR_CLASS, "phone 7")
            .put(Options.REQUESTED_ADDRESS, ip("192.168.1.150"));
    assertEquals(SPECIAL, server.broadcast(phone).yiaddr());
  }

  @Test
  void ofTwoClassesTheFirstConfiguredWins() {
    ClientMatch everybody = new ClientMatch.HardwarePrefix(Octets.NONE);
    TestServer server =
        new TestServer(
            Policies.with(
                of(pool(201).options(name("subnet"))),
                new ClassRule("1", everybody, name("first"), BootSettings.NONE, List.of()),
                new ClassRule("2", everybody, name("second"), BootSettings.NONE, List.of())));
    assertEquals(
        "first", server.broadcast(A.discover()).message().get(Options.DOMAIN_NAME).orElseThrow());
  }

  private static OptionSet name(String value) {
    return new OptionSet.Builder()
        .put(Options.DOMAIN_NAME.code(), value.getBytes(StandardCharsets.US_ASCII))
        .build();
  }

  static Stream<Arguments> machines() {
    return Stream.of(
        Arguments.of(A.discover(), "any.0"),
        Arguments.of(A.discover().put(Options.CLIENT_ARCHITECTURE, List.of(7)), "uefi.efi"),
        Arguments.of(A.discover().put(Options.CLIENT_ARCHITECTURE, List.of(11)), "any.0"),
        Arguments.of(
            A.discover()
                .put(Options.CLIENT_ARCHITECTURE, List.of(7))
                .putRaw(Options.USER_CLASS.code(), octets("iPXE").toBytes()),
            "script.ipxe"));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void bootFileFitsTheMachine(MessageBuilder discover, String file) {
    BootSettings boot =
        new BootSettings(
            ip("192.168.1.7"),
            "boot.example",
            List.of(
                new BootFile(new Target.Everyone(), "any.0"),
                new BootFile(new Target.Architecture(7), "uefi.efi"),
                new BootFile(new Target.Ipxe(), "script.ipxe")));
    DhcpMessage offer =
        new TestServer(of(pool(200).boot(boot)))
            .broadcast(discover.put(Options.PARAMETER_REQUEST_LIST, List.of(66, 67)))
            .message();
    assertEquals(file, offer.file());
    assertEquals("boot.example", offer.sname());
    assertEquals(ip("192.168.1.7"), offer.siaddr());
    assertEquals(file, offer.get(Options.BOOTFILE_NAME).orElseThrow());
    assertEquals("boot.example", offer.get(Options.TFTP_SERVER_NAME).orElseThrow());
  }
}
