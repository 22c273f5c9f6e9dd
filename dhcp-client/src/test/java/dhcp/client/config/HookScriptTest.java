package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.client.lease.Acks;
import dhcp.client.lease.Lease;
import dhcp.message.Options;
import dhcp.message.Route;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import dhcp.testing.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookScriptTest {
  private static final Duration PLENTY = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private HookScript script(Duration limit, String... lines) throws IOException {
    Path script = directory.resolve("script");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new HookScript(script, "eth0", Set.of(), limit);
  }

  private static HookCall bound(Lease lease) {
    return HookCall.lease(HookEvent.BOUND, "BOUND", lease, Optional.empty());
  }

  private static Lease rich() {
    return Acks.read(
        Acks.masked()
            .siaddr(Ipv4Address.of(192, 168, 1, 2))
            .file("pxe/boot.0")
            .put(Options.ROUTER, List.of(Acks.SERVER, Ipv4Address.of(192, 168, 1, 2)))
            .put(Options.DOMAIN_NAME_SERVERS, List.of(Acks.SERVER, Ipv4Address.of(8, 8, 8, 8)))
            .put(Options.DOMAIN_NAME, "lab.example")
            .put(Options.HOST_NAME, "host1")
            .put(Options.DOMAIN_SEARCH, List.of("a.example", "b.example"))
            .put(Options.INTERFACE_MTU, 1400)
            .put(Options.NTP_SERVERS, List.of(Acks.SERVER))
            .put(Options.TFTP_SERVER_NAME, "tftp.example")
            .put(
                Options.CLASSLESS_STATIC_ROUTE,
                List.of(
                    new Route(Subnet.parse("10.0.0.0/8"), Acks.SERVER),
                    new Route(Subnet.parse("0.0.0.0/0"), Acks.SERVER)))
            .putRaw(224, new byte[] {1, (byte) 0xab}));
  }

  @Test
  void udhcpcsVariablesAreThere() throws IOException {
    Map<String, String> environment = script(PLENTY, "exit 0").environment(bound(rich()));
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("interface", "eth0"),
            Map.entry("ip", "192.168.1.100"),
            Map.entry("mask", "24"),
            Map.entry("subnet", "255.255.255.0"),
            Map.entry("broadcast", "192.168.1.255"),
            Map.entry("router", "192.168.1.1 192.168.1.2"),
            Map.entry("dns", "192.168.1.1 8.8.8.8"),
            Map.entry("domain", "lab.example"),
            Map.entry("hostname", "host1"),
            Map.entry("search", "a.example b.example"),
            Map.entry("mtu", "1400"),
            Map.entry("ntpsrv", "192.168.1.1"),
            Map.entry("lease", "3600"),
            Map.entry("serverid", "192.168.1.1"),
            Map.entry("siaddr", "192.168.1.2"),
            Map.entry("boot_file", "pxe/boot.0"),
            Map.entry("tftp", "tftp.example"),
            Map.entry("staticroutes", "10.0.0.0/8 192.168.1.1 0.0.0.0/0 192.168.1.1"),
            Map.entry("opt224", "01ab"));
    expected.forEach((name, value) -> assertEquals(value, environment.get(name), name));
  }

  @Test
  void dhclientsVariablesAreThere() throws IOException {
    Lease lease = rich();
    Map<String, String> environment =
        script(PLENTY, "exit 0")
            .environment(
                HookCall.lease(
                    HookEvent.RENEW, "REBIND", lease, Optional.of(Acks.read(Acks.bare()))));
    assertEquals("REBIND", environment.get("reason"));
    assertEquals("192.168.1.100", environment.get("new_ip_address"));
    assertEquals("255.255.255.0", environment.get("new_subnet_mask"));
    assertEquals("192.168.1.1 192.168.1.2", environment.get("new_routers"));
    assertEquals("192.168.1.1 8.8.8.8", environment.get("new_domain_name_servers"));
    assertEquals("192.168.1.0", environment.get("new_network_number"));
    assertEquals(
        "8 10 192 168 1 1 0 192 168 1 1", environment.get("new_rfc3442_classless_static_routes"));
    assertEquals("192.168.1.100", environment.get("old_ip_address"));
    assertFalse(environment.containsKey("old_routers"));
  }

  /** udhcpc passes its environment on, and scripts read what a wrapper has set. */
  @Test
  void theScriptGetsTheArgumentAndTheCallersEnvironment() throws IOException {
    HookScript.Outcome outcome =
        script(PLENTY, "echo \"$# $1\"", "echo \"$HOME\"").run(bound(rich()));
    assertEquals(
        new HookScript.Outcome(Optional.empty(), List.of("1 bound", System.getenv("HOME"))),
        outcome);
  }

  @Test
  void whatTheCallerHasUnderALeasesNameIsNotPassedOn() {
    Map<String, String> caller = new TreeMap<>(Map.of("IF_METRIC", "7", "interfaces", "2"));
    List.of("router", "opt224", "new_routers", "old_ip_address", "reason", "interface", "ip")
        .forEach(name -> caller.put(name, "stale"));
    assertEquals(Map.of("IF_METRIC", "7", "interfaces", "2"), Inherited.from(caller));
  }

  /** What udhcpc 1.35 was seen to give its script for the same options. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | 00000e10 | timezone | 3600",
        "60 | 61636d65 | vendor | acme",
        "33 | cb007107c0000209 | routes | 203.0.113.7/192.0.2.9",
        "33 | cb007107c0000209cb007108c000020a | routes | 203.0.113.7/192.0.2.9 203.0.113.8/192.0.2.10",
        "33 | cb007107c00002 | routes |",
        "53 | 05 | opt53 | 05",
        "82 | 01026162 | opt82 | 01026162",
        "132 | 0105 | vlanid | 261",
        "132 | 01 | vlanid |",
        "133 | 03 | vlanpriority | 3",
        "133 | 0003 | vlanpriority |",
        "212 | 184020010db8000000000000000000000000c00002d4 | ip6rd"
            + " | 24 64 2001:0db8:0000:0000:0000:0000:0000:0000 192.0.2.212",
        "212 | 184020010db8000000000000000000000000c000 | ip6rd |",
        "67 | 780a79 | bootfile | x_y"
      })
  void optionsHaveUdhcpcsForm(int code, String hex, String name, String value) throws IOException {
    Lease lease = Acks.read(Acks.masked().putRaw(code, HexFormat.of().parseHex(hex)));
    assertEquals(value, script(PLENTY, "exit 0").environment(bound(lease)).get(name));
  }

  /** West of Greenwich, where udhcpc writes a number without a sign and dhclient this one. */
  @Test
  void aTimeOffsetKeepsItsSign() throws IOException {
    Lease lease = Acks.read(Acks.masked().putRaw(2, HexFormat.of().parseHex("fffff1f0")));
    Map<String, String> environment = script(PLENTY, "exit 0").environment(bound(lease));
    assertEquals("-3600", environment.get("timezone"));
    assertEquals("-3600", environment.get("new_time_offset"));
  }

  @Test
  void dhclientsStaticRoutesAreWordsWithoutSlash() throws IOException {
    Lease lease = Acks.read(Acks.masked().putRaw(33, HexFormat.of().parseHex("cb007107c0000209")));
    assertEquals(
        "203.0.113.7 192.0.2.9",
        script(PLENTY, "exit 0").environment(bound(lease)).get("new_static_routes"));
  }

  /** Even a script that evaluates what it is given runs nothing that a server sent. */
  @Test
  void rule37NoValueIsExecutedNotEvenByEval() throws IOException {
    Path mark = directory.resolve("mark");
    String payload = "x;touch " + mark + ";$(touch " + mark + ")`touch " + mark + "`'\"\n() { :;}";
    Lease lease =
        Acks.read(
            Acks.bare()
                .put(Options.HOST_NAME, payload)
                .put(Options.DOMAIN_NAME, payload)
                .put(Options.TFTP_SERVER_NAME, payload)
                .put(Options.BOOTFILE_NAME, payload)
                .put(Options.ROOT_PATH, payload)
                .put(Options.MESSAGE, payload)
                .put(Options.WPAD_URL, payload)
                .putRaw(230, payload.getBytes(StandardCharsets.ISO_8859_1)));
    HookScript.Outcome outcome =
        script(
                PLENTY,
                "for name in hostname domain tftp bootfile rootpath message wpad opt230; do",
                "  eval \"value=\\$$name\"; eval \"x=$value\"; set -- $value",
                "  echo \"$name $#\"",
                "done")
            .run(bound(lease));
    assertEquals(
        List.of(
            "hostname 0",
            "domain 0",
            "tftp 1",
            "bootfile 1",
            "rootpath 1",
            "message 1",
            "wpad 1",
            "opt230 1"),
        outcome.output());
    assertFalse(Files.exists(mark));
  }

  @Test
  void aRefusalTellsWhoRefusedAndInWhatWords() throws IOException {
    Map<String, String> environment =
        script(PLENTY, "exit 0")
            .environment(
                HookCall.plain(HookEvent.NAK, "NAK")
                    .refusal(Acks.SERVER, Optional.of("wrong; network")));
    assertEquals("192.168.1.1", environment.get("serverid"));
    assertEquals("wrong__network", environment.get("message"));
  }

  @Test
  void aFailureIsTold() throws IOException {
    Optional<String> failure =
        script(PLENTY, "echo it broke >&2; exit 3").run(bound(rich())).failure();
    assertEquals(Optional.of(directory.resolve("script") + " bound: it broke"), failure);
    assertEquals(
        Optional.of(directory.resolve("script") + " bound: exit code 3"),
        script(PLENTY, "exit 3").run(bound(rich())).failure());
  }

  @Test
  void aScriptThatHangsIsKilledWithItsChildren() throws IOException {
    Path child = directory.resolve("child");
    HookScript.Outcome outcome =
        script(Duration.ofMillis(500), "sleep 60 & echo $! > " + child + "; wait")
            .run(bound(rich()));
    assertTrue(outcome.failure().orElse("").contains("took too long"));
    long pid = Long.parseLong(Files.readString(child).strip());
    Deadline.awaitTrue(
        "the script's child ends",
        () -> ProcessHandle.of(pid).map(handle -> !handle.isAlive()).orElse(true));
  }

  @Test
  void aChildLeftInTheBackgroundIsNotWaitedFor() throws IOException {
    HookScript.Outcome outcome =
        script(PLENTY, "sleep 60 & echo $! > " + directory.resolve("child"), "echo done")
            .run(bound(rich()));
    assertEquals(List.of("done"), outcome.output());
    long pid = Long.parseLong(Files.readString(directory.resolve("child")).strip());
    assertTrue(ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false));
  }
}
