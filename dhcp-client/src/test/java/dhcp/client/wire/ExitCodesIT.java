package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the client ends: a number for each cause, by which scripts tell them apart. */
class ExitCodesIT {
  private static ClientBench bench;
  private ScriptedServer server;

  @BeforeAll
  static void up() {
    bench = ClientBench.create(2);
  }

  @AfterAll
  static void down() {
    bench.close();
  }

  @BeforeEach
  void serve() {
    server = ScriptedServer.at(bench.lab());
  }

  @AfterEach
  void stopServing() {
    server.close();
    bench.lab().ip(ClientBench.NODE, "address", "flush", "dev", Lab.INTERFACE);
    assertEquals(List.of(), bench.localAddresses());
  }

  private static String[] onlyFlags(String... flags) {
    List<String> all = new ArrayList<>(List.of("--lease-file", "none", "--no-conflict-check"));
    all.addAll(List.of(flags));
    return all.toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "--once --release       | --once and --release exclude each other",
        "--bogus                | --bogus",
        "--request-ip 1.2.3     | '1.2.3' is not an IPv4 address",
        "--request-ip 224.0.0.1 | 224.0.0.1",
        "--option nonsense=1    | 'nonsense'",
        "--option 53=1          | the client decides",
        "--option lease-time=1  | --lease-time",
        "--expect-server 1.2.3.4 | --discover",
        "--mac 01:00:00:00:00:01 | --mac 01:00:00:00:00:01",
        "--metric -1            | --metric -1",
        "--script /nowhere      | --script /nowhere",
        "--server 1.1.1.1 --deny-server 1.1.1.1 | 1.1.1.1",
        "--server 0.0.0.0       | --server 0.0.0.0",
        "--deny-server 224.0.0.1 | --deny-server 224.0.0.1",
        "--discover --expect-server 255.255.255.255 | --expect-server 255.255.255.255",
        "--hostname a --option host-name=b | host-name (12) is given twice: leave out the 'b'",
        "--option 224=hex:01 --option 224=hex:02 | 'hex:02'",
        "@/nowhere              | @/nowhere",
        "--lease-time 0         | --lease-time 0",
        "--timeout 0            | --timeout 0",
        "--mac 00:00:00:00:00:00 | --mac 00:00:00:00:00:00",
        "--release --lease-file none | --lease-file none",
        "--pcap /nowhere/x.pcap | /nowhere/x.pcap",
        "--pcap /tmp            | --pcap '/tmp' cannot be written: it is a directory",
        "--client-id hex:0      | hexadecimal"
      })
  void badUsageIs2AndNamesTheValue(String flags, String named) {
    Program.Result result = bench.run(flags.strip().split(" "));
    assertExit(2, result);
    assertTrue(result.err().contains(named), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void optionsThatNoMessageHasRoomForAre2() {
    Program.Result result =
        bench.run(
            "--option", "224=hex:" + "ab".repeat(900), "--option", "225=hex:" + "cd".repeat(600));
    assertExit(2, result);
    assertTrue(result.err().contains("225"), result.err());
  }

  /** A harness that does not empty the pipe must not cost the client its lease. */
  @Test
  void aLogThatNobodyReadsHoldsNothingUp() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("ip", "netns", "exec", bench.lab().namespace(ClientBench.NODE)));
    command.addAll(Jars.client(onlyFlags("-vv", "--no-configure", Lab.INTERFACE)));
    Process client = new ProcessBuilder(command).start();
    try {
      ScriptedServer.Request discover = server.await(MessageType.DISCOVER);
      for (int i = 0; i < 200; i++) {
        server.send(ScriptedServer.offer(discover));
      }
      ScriptedServer.Request request = server.await(MessageType.REQUEST);
      server.forget();
      server.send(ScriptedServer.ack(request).put(Options.LEASE_TIME, 4L));
      server.await(MessageType.REQUEST);
      client.destroy();
      assertTrue(client.waitFor(Deadline.PATIENCE.toSeconds(), TimeUnit.SECONDS));
      assertEquals(0, client.exitValue());
    } finally {
      client.destroyForcibly();
    }
  }

  @Test
  void noPermissionIs3() {
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
    command.addAll(Jars.client("--once", "--lease-file", "none", Lab.INTERFACE));
    Program.Result result = bench.lab().run(ClientBench.NODE, command.toArray(String[]::new));
    assertExit(3, result);
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void aLoadThatLastsNoTimeIs2() {
    List<String> command = Jars.client("--clients", "2", "--duration", "0", Lab.INTERFACE);
    Program.Result result = bench.lab().run(ClientBench.NODE, command.toArray(String[]::new));
    assertExit(2, result);
    assertTrue(result.err().contains("--duration 0"), result.err());
  }

  @Test
  void noSuchInterfaceIs4() {
    Program.Result result =
        bench.lab().run(ClientBench.NODE, Jars.client("--once", "nix0").toArray(String[]::new));
    assertExit(4, result);
    assertTrue(result.err().contains("nix0"), result.err());
    assertEquals("FAILED interface=nix0 code=4", result.out().strip());
  }

  @Test
  void noOfferInTimeIs5() {
    assertExit(5, bench.run(onlyFlags("--once", "--timeout", "1")));
  }

  @Test
  void aNakEachTimeIs6() {
    Program client = bench.start(onlyFlags("--once"));
    for (int i = 0; i < 3; i++) {
      server.send(ScriptedServer.offer(server.await(MessageType.DISCOVER)));
      server.send(ScriptedServer.nak(server.await(MessageType.REQUEST)));
    }
    Program.Result result = client.awaitEnd();
    assertExit(6, result);
    assertTrue(result.out().contains("NAK interface=eth0 server=192.168.1.1"), result.out());
  }

  @Test
  void anAddressInUseIs7() {
    bench.lab().addAddress(Lab.client(2), ScriptedServer.ADDRESS + "/24");
    try {
      Program client = bench.start("--once", "--lease-file", "none", "--timeout", "5");
      server.lease();
      server.await(MessageType.DECLINE);
      Program.Result result = client.awaitEnd();
      assertExit(7, result);
      assertTrue(result.out().contains("CONFLICT 192.168.1.100"), result.out());
    } finally {
      bench.lab().ip(Lab.client(2), "address", "flush", "dev", Lab.INTERFACE);
    }
  }

  @Test
  void offersOfWhichNoneIsAcceptableAre8() {
    Program client = bench.start(onlyFlags("--once", "--timeout", "1", "--server", "192.168.1.9"));
    server.send(ScriptedServer.offer(server.await(MessageType.DISCOVER)));
    assertExit(8, client.awaitEnd());
  }

  /** No kernel here refuses an address, so a program in place of {@code ip} does. */
  @Test
  void anAddressThatTheKernelRefusesIs1AndLeavesNothing() {
    bench.write(
        "ip", "#!/bin/sh\ncat > /dev/null; echo No room; echo 'Command failed -:1'; exit 1\n");
    List<String> command = new ArrayList<>(List.of("env", "PATH=" + bench.file("") + ":/usr/bin"));
    command.addAll(bench.command(onlyFlags("--once")));
    Program client = bench.lab().start(ClientBench.NODE, command);
    server.lease();
    Program.Result result = client.awaitEnd();
    assertExit(1, result);
    assertTrue(result.err().contains("valid_lft"), result.err());
    assertTrue(result.err().contains("No room"), result.err());
    assertTrue(result.out().contains("CONFIGURE-FAILED 192.168.1.100"), result.out());
    assertEquals(List.of(), bench.localAddresses());
    assertEquals(List.of(), bench.routes());
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalBeforeTheLeaseIs128AndTheSignal(String signal, int code) {
    Program client = bench.start(onlyFlags());
    client.err().await("DHCPDISCOVER", Deadline.PATIENCE);
    client.signal(signal);
    assertExit(code, client.awaitEnd());
  }

  @Test
  void aSignalWhileBoundIs0AndLeavesTheLease() {
    Program client = bench.start(onlyFlags());
    server.lease();
    ClientBench.awaitBound(client);
    client.signal("TERM");
    assertExit(0, client.awaitEnd());
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
  }

  @Test
  void anInterfaceThatGoesAwayIs4() {
    bench.lab().ip(ClientBench.NODE, "link", "add", "eth9", "type", "veth", "peer", "name", "eth8");
    bench.lab().ip(ClientBench.NODE, "link", "set", "eth8", "up");
    Program client =
        bench.lab().start(ClientBench.NODE, Jars.client("--lease-file", "none", "eth9"));
    client.err().await("DHCPDISCOVER", Deadline.PATIENCE);
    bench.lab().ip(ClientBench.NODE, "link", "delete", "eth9");
    assertExit(4, client.awaitEnd());
  }
}
