package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.testing.Deadline;
import dhcp.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts written for udhcpc, run by the client. */
class HooksIT {
  private ClientBench bench;
  private ScriptedServer server;

  @BeforeEach
  void up() {
    bench = ClientBench.create(1);
    server = ScriptedServer.at(bench.lab());
  }

  @AfterEach
  void down() {
    server.close();
    bench.close();
  }

  /** The script that Debian's udhcpc comes with configures the machine as it does for udhcpc. */
  @Test
  void udhcpcsOwnScriptWorksUnchanged() {
    Path script = Path.of("/etc/udhcpc/default.script");
    assertTrue(Files.isExecutable(script), script + " is missing: install udhcpc");
    Program client =
        bench.start("--script", script.toString(), "--no-conflict-check", "--release-on-exit");
    server.lease(
        message ->
            message
                .put(Options.DOMAIN_NAME, "lab.example")
                .put(Options.DOMAIN_NAME_SERVERS, List.of(ScriptedServer.SERVER)));
    ClientBench.awaitBound(client);
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
    assertEquals(List.of("192.168.1.0/24", "default 192.168.1.1"), bench.shortRoutes());
    assertEquals("domain lab.example\nnameserver 192.168.1.1\n", bench.resolvConf());
    assertExit(0, client.stop());
    assertEquals(List.of(), bench.localAddresses());
  }

  @Test
  void everyEventIsCalledInItsOrder() throws IOException {
    Path calls = bench.file("calls");
    Path script =
        bench.write(
            "script", "#!/bin/sh\necho \"$1 $reason $ip\" | sed 's/ *$//' >> " + calls + "\n");
    Program client = bench.start("--script", script.toString(), "--no-conflict-check");
    ScriptedServer.Request discover = server.await(MessageType.DISCOVER);
    server.send(ScriptedServer.offer(discover));
    server.send(ScriptedServer.nak(server.await(MessageType.REQUEST)));
    server.lease(
        message ->
            message
                .put(Options.LEASE_TIME, 8L)
                .put(Options.RENEWAL_TIME, 2L)
                .put(Options.REBINDING_TIME, 6L));
    ClientBench.awaitBound(client);
    // Nobody has the address here, so nobody answers ARP for it; broadcast reaches the client.
    server.send(ScriptedServer.ack(server.await(MessageType.REQUEST)));
    client.out().await("^RENEWED ", Deadline.PATIENCE);
    assertExit(0, client.stop());
    assertEquals(
        List.of(
            "deconfig PREINIT",
            "nak NAK",
            "bound BOUND 192.168.1.100",
            "renew RENEW 192.168.1.100",
            "stop STOP"),
        Files.readAllLines(calls));
  }

  @Test
  void aScriptThatFailsIsToldAndTheLeaseHeld() {
    Path script = bench.write("script", "#!/bin/sh\necho broken; exit 9\n");
    Program client = bench.start("--script", script.toString(), "--no-conflict-check");
    server.lease();
    client.out().await("^SCRIPT-FAILED interface=eth0", Deadline.PATIENCE);
    ClientBench.awaitBound(client);
    assertExit(0, client.stop());
    assertTrue(client.err().text().contains("bound: broken"), client.err().text());
  }
}
