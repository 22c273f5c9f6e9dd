package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.server.config.ConfigException;
import dhcp.server.config.ServerConfig;
import dhcp.server.config.SettingsPrinter;
import dhcp.server.engine.Feature;
import dhcp.server.engine.LeaseTimes;
import dhcp.server.engine.Limits;
import dhcp.server.engine.SubnetPolicy;
import dhcp.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of docs/configuration.md means what the text around it says, down to the answers. */
class ConfigFileTest {
  @TempDir Path directory;
  private Path file;
  private ServerConfig config;

  @BeforeEach
  void read() throws IOException, ConfigException {
    String guide = Files.readString(Repository.file("docs/configuration.md"));
    String yaml = guide.substring(guide.indexOf("```yaml\n") + 8, guide.indexOf("\n```\n"));
    file = Files.writeString(directory.resolve("server.yaml"), yaml);
    config = Flags.read(List.of(), Optional.of(file));
  }

  private Exchange office() {
    return new Exchange(config.policy(), "10.1.0.1");
  }

  private static DhcpMessage offer(Optional<DhcpMessage> answer) {
    return answer.orElseThrow(() -> new AssertionError("no offer"));
  }

  @Test
  void subnetsInheritWhatTheFileSetsAndOverrideIt() {
    SubnetPolicy office = config.policy().subnets().get(0);
    SubnetPolicy remote = config.policy().subnets().get(1);
    assertEquals(new LeaseTimes(43200, 120, 86400), office.leaseTimes());
    assertEquals(new LeaseTimes(3600, 120, 7200), remote.leaseTimes());
    assertEquals(List.of(Ipv4Address.parse("192.0.2.7")), remote.relays());
    assertTrue(config.policy().features().contains(Feature.AUTHORITATIVE));
    DhcpMessage offer = offer(office().discover("02:aa:00:00:00:01", message -> message));
    assertEquals(Ipv4Address.parse("10.1.0.100"), offer.yiaddr());
    assertEquals(Optional.of("office.example"), offer.get(Options.DOMAIN_NAME));
    assertEquals(
        Optional.of(List.of(Ipv4Address.parse("10.1.0.1"), Ipv4Address.parse("9.9.9.9"))),
        offer.get(Options.DOMAIN_NAME_SERVERS));
  }

  @Test
  void relayedClientsGetTheOptionsOfTheirSubnet() {
    DhcpMessage offer =
        offer(
            office()
                .discover(
                    "02:aa:00:00:00:02",
                    message -> message.giaddr(Ipv4Address.parse("192.0.2.7"))));
    assertEquals(Ipv4Address.parse("10.2.1.0"), offer.yiaddr());
    assertEquals(Optional.of(3600L), offer.get(Options.LEASE_TIME));
    assertArrayEquals(Bytes.parseHex("0a0b0c"), offer.raw(224).orElseThrow());
  }

  @Test
  void classesTakeAllThatTheyNameAndKeepTheirRangeToThemselves() {
    byte[] cisco = "Cisco Systems".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    DhcpMessage phone =
        offer(
            office()
                .discover(
                    "02:5e:00:00:00:01",
                    message ->
                        message
                            .putRaw(Options.VENDOR_CLASS.code(), cisco)
                            .put(Options.PARAMETER_REQUEST_LIST, List.of(1))));
    assertEquals(Ipv4Address.parse("10.1.0.220"), phone.yiaddr());
    assertTrue(phone.has(Options.TFTP_SERVER_NAME));
    DhcpMessage stranger =
        offer(
            office()
                .discover(
                    "02:ab:00:00:00:01",
                    message -> message.putRaw(Options.VENDOR_CLASS.code(), cisco)));
    assertEquals(Ipv4Address.parse("10.1.0.100"), stranger.yiaddr());
    assertFalse(stranger.has(Options.TFTP_SERVER_NAME));
  }

  @Test
  void architecturesGetTheirBootFile() {
    for (byte type : new byte[] {7, 9}) {
      DhcpMessage offer =
          offer(
              office()
                  .discover(
                      "02:ac:00:00:00:0" + type,
                      message ->
                          message.putRaw(
                              Options.CLIENT_ARCHITECTURE.code(), new byte[] {0, type})));
      assertEquals("boot.efi", offer.file());
      assertEquals(Ipv4Address.parse("10.1.0.9"), offer.siaddr());
    }
  }

  @Test
  void reservationsGoToTheirClientsWithTheirOptions() {
    DhcpMessage printer = offer(office().discover("02:00:00:00:00:01", message -> message));
    assertEquals(Ipv4Address.parse("10.1.0.10"), printer.yiaddr());
    assertEquals(Optional.of("printer"), printer.get(Options.HOST_NAME));
    assertEquals(Optional.of(List.of(Ipv4Address.parse("10.1.0.2"))), printer.get(Options.ROUTER));
    DhcpMessage byId =
        offer(
            office()
                .discover(
                    "02:ad:00:00:00:01",
                    message ->
                        message.putRaw(
                            Options.CLIENT_IDENTIFIER.code(), Bytes.parseHex("01020000000002"))));
    assertEquals(Ipv4Address.parse("10.1.0.11"), byId.yiaddr());
  }

  @Test
  void flagsWinOverTheFileAndSomeAddToIt() throws ConfigException {
    ServerConfig over =
        Flags.read(
            List.of(
                "-i",
                "eth9",
                "--lease-time",
                "2h",
                "--no-authoritative",
                "--dhcp-range",
                "10.3.0.1",
                "10.3.0.9",
                "255.255.255.0",
                "--reserve",
                "02:00:00:00:00:09=10.3.0.200",
                "--exclude",
                "10.3.0.2"),
            Optional.of(file));
    assertEquals(List.of("eth9"), over.interfaces());
    assertEquals(7200, over.policy().subnets().get(0).leaseTimes().normal());
    assertFalse(over.policy().features().contains(Feature.AUTHORITATIVE));
    assertEquals(3, over.policy().subnets().size());
    assertEquals(4, over.policy().reservations().size());
  }

  @Test
  void boundsAreReadFromTheFileAndFlagsOverrideThem() throws IOException, ConfigException {
    Files.writeString(
        file,
        "max-rate-per-client: 20\nmax-addresses-per-client: 4\nmax-addresses-per-circuit: 8\n"
            + "verify-chaddr: true\n");
    ServerConfig bounded = Flags.read(Flags.GOOD, Optional.of(file));
    Limits limits = bounded.policy().limits();
    assertEquals(OptionalInt.of(20), limits.messagesPerSecond());
    assertEquals(OptionalInt.of(4), limits.addressesPerClient());
    assertEquals(OptionalInt.of(8), limits.addressesPerCircuit());
    assertTrue(bounded.policy().features().contains(Feature.VERIFY_CHADDR));
    List<String> flags = new ArrayList<>(Flags.GOOD);
    flags.addAll(List.of("--max-addresses-per-client", "5", "--no-verify-chaddr"));
    ServerConfig over = Flags.read(flags, Optional.of(file));
    assertEquals(OptionalInt.of(5), over.policy().limits().addressesPerClient());
    assertFalse(over.policy().features().contains(Feature.VERIFY_CHADDR));
    assertEquals(Limits.DEFAULT, Flags.read(Flags.GOOD).policy().limits());
  }

  @Test
  void whatCheckPrintsReadsBackTheSame() throws IOException, ConfigException {
    String printed = SettingsPrinter.print(config.settings());
    Path again = Files.writeString(directory.resolve("again.yaml"), printed);
    ServerConfig second = Flags.read(List.of(), Optional.of(again));
    assertEquals(
        printed.replaceAll("  # .*", ""),
        SettingsPrinter.print(second.settings()).replaceAll("  # .*", ""));
    assertEquals(config.policy().subnets().size(), second.policy().subnets().size());
    assertTrue(printed.contains("lease-time: 12h  # " + file + ":2:13"), printed);
  }

  @Test
  void whatNeverEndsIsNotReadToItsEnd() throws IOException, InterruptedException {
    assertRefused("include: /dev/zero", "'/dev/zero' is no regular file");
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assertRefused("include: pipe", "'" + pipe + "' is no regular file");
    Path zeros = Path.of("/dev/zero");
    ConfigException e =
        assertThrows(ConfigException.class, () -> Flags.read(List.of(), Optional.of(zeros)));
    assertTrue(e.getMessage().contains("'/dev/zero' has too many bytes"), e.getMessage());
  }

  /** Nine files that include the next one ten times each would be read a thousand million times. */
  @Test
  void includesThatMultiplyAreRefused() throws IOException {
    for (int i = 1; i < 9; i++) {
      String next = "n" + (i + 1) + ".yaml, ";
      Files.writeString(directory.resolve("n" + i + ".yaml"), "include: [" + next.repeat(10) + "]");
    }
    Files.writeString(directory.resolve("n9.yaml"), "{}");
    assertRefused("include: n2.yaml", "more than 1000 files");
  }

  private void assertRefused(String text, String reason) throws IOException {
    Path top = Files.writeString(directory.resolve("refused.yaml"), text + "\n");
    ConfigException e =
        assertThrows(ConfigException.class, () -> Flags.read(List.of(), Optional.of(top)));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void includedFilesAreJoinedAndCirclesAreRefused() throws IOException, ConfigException {
    Path top = directory.resolve("top.yaml");
    Files.writeString(top, "include: [server.yaml, more.yaml]\nntp: 10.1.0.1\n");
    Files.writeString(
        directory.resolve("more.yaml"),
        "reservations: [{mac: 02:00:00:00:00:07, address: 10.1.0.70}]\n");
    ServerConfig joined = Flags.read(List.of(), Optional.of(top));
    assertEquals(4, joined.policy().reservations().size());
    Files.writeString(directory.resolve("more.yaml"), "include: top.yaml\n");
    ConfigException circle =
        assertThrows(ConfigException.class, () -> Flags.read(List.of(), Optional.of(top)));
    assertTrue(circle.getMessage().contains("includes itself"), circle.getMessage());
    Files.writeString(directory.resolve("more.yaml"), "lease-time: 1h\n");
    ConfigException twice =
        assertThrows(ConfigException.class, () -> Flags.read(List.of(), Optional.of(top)));
    assertTrue(twice.getMessage().contains("'lease-time' is set twice"), twice.getMessage());
  }
}
