package dhcp.client.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Deadline;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import java.util.List;
import java.util.Optional;

/**
 * A client that stays, and the server's end of its exchanges. Its cable is pulled to have it begin
 * anew: one process goes through as many exchanges as a test likes.
 */
final class StayingClient implements AutoCloseable {
  private final ClientBench bench = ClientBench.create(1);
  private final ScriptedServer server = ScriptedServer.at(bench.lab());
  private final List<String> flags;
  private Program program;

  /**
   * Starts it, and gives it its first lease.
   *
   * @param flags what it is started with, besides the lease file
   */
  StayingClient(List<String> flags) {
    this.flags = flags;
    program = start();
    bind(server.await(MessageType.DISCOVER));
  }

  private Program start() {
    return bench.start(flags.toArray(String[]::new));
  }

  ClientBench bench() {
    return bench;
  }

  ScriptedServer server() {
    return server;
  }

  Program program() {
    return program;
  }

  /**
   * Pulls the cable and plugs it in again, and refuses the address that the client had.
   *
   * @return its DISCOVER
   */
  ScriptedServer.Request beginAnew() {
    cable("down");
    program.out().await("^LOST .* reason=link-lost", Deadline.PATIENCE);
    cable("up");
    return refused();
  }

  private void cable(String state) {
    bench.lab().ip(Lab.BRIDGE, "link", "set", ClientBench.NODE, state);
  }

  /**
   * Refuses what a client asks for first that has had an address, as in INIT-REBOOT, until it gives
   * the address up.
   */
  private ScriptedServer.Request refused() {
    ScriptedServer.Request request = server.next();
    while (request.message().messageType().orElseThrow() == MessageType.REQUEST) {
      assertEquals(Ipv4Address.ANY, request.message().ciaddr(), "a renewal nobody asked for");
      server.send(ScriptedServer.nak(request));
      request = server.next();
    }
    assertEquals(MessageType.DISCOVER, request.message().messageType().orElseThrow());
    return request;
  }

  /** Leases as a good server does, and waits until the lease is in place. */
  void bind(ScriptedServer.Request discover) {
    server.send(ScriptedServer.offer(discover));
    server.send(ScriptedServer.ack(server.await(MessageType.REQUEST)));
    awaitBound();
  }

  /** Waits until a lease is in place; what the client sends from then on is for the next wait. */
  void awaitBound() {
    ClientBench.awaitBound(program);
    server.forget();
  }

  /** What a good server gave is on the interface, and nothing besides. */
  void assertLeased() {
    assertEquals(List.of("192.168.1.100"), bench.localAddresses());
    assertEquals(24, bench.addresses(Lab.INTERFACE).get(0).get("prefixlen").getAsInt());
    assertEquals(List.of("192.168.1.0/24", "default 192.168.1.1"), bench.shortRoutes());
  }

  /** What it has said so far are lines of text, and nothing in it went wrong. */
  void assertCleanLog() {
    for (String line : program.err().lines()) {
      assertFalse(line.contains("Exception") || line.startsWith("\tat "), line);
      assertFalse(line.contains("were dropped"), "not all was looked at: " + line);
      assertTrue(line.chars().allMatch(c -> c >= 0x20 && c < 0x7f), "escaped: " + line);
    }
  }

  /** Ends it and starts it again: it must ask first for the address that it has on file. */
  void restart() {
    assertEquals(0, program.stop().exitCode(), program::toString);
    program = start();
    ScriptedServer.Request reboot = server.await(MessageType.REQUEST);
    assertEquals(
        Optional.of(ScriptedServer.ADDRESS), reboot.message().get(Options.REQUESTED_ADDRESS));
    server.send(ScriptedServer.ack(reboot));
    awaitBound();
  }

  @Override
  public void close() {
    program.close();
    server.close();
    bench.close();
  }
}
