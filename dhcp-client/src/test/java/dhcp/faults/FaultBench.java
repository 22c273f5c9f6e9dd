package dhcp.faults;

import dhcp.testing.AckLedger;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Sighting;
import dhcp.testing.Station;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lab for both programs, and ears on both sides of the server's cable: what left the server, and
 * what came to it.
 */
final class FaultBench implements AutoCloseable {
  private final Lab lab;
  private final Path directory;
  private final Station fromServer;
  private final Station toServer;

  FaultBench(int clients, Path directory) {
    this.lab = Lab.up(clients);
    this.directory = directory;
    this.fromServer = Station.at(lab.namespace(Lab.BRIDGE), Lab.SERVER);
    this.toServer = Station.at(lab, Lab.SERVER);
  }

  Lab lab() {
    return lab;
  }

  /** What left the server. */
  Station fromServer() {
    return fromServer;
  }

  /** What came to the server. */
  Station toServer() {
    return toServer;
  }

  /** Starts server.jar with 101 addresses, kept on disk, and returns when it serves. */
  Program server(String... more) {
    return serverAt(Lab.SERVER, "100", "200", more);
  }

  /** Starts server.jar at a node with addresses of 192.168.1.0/24 by their last number. */
  Program serverAt(String node, String first, String last, String... more) {
    Program server = lab.start(node, serverCommand(node, first, last, more));
    server.out().await("^READY", Deadline.PATIENCE);
    return server;
  }

  /** The program line of the same. */
  List<String> serverCommand(String node, String first, String last, String... more) {
    List<String> flags =
        new ArrayList<>(
            List.of("--dhcp-range", "192.168.1." + first, "192.168.1." + last, "255.255.255.0"));
    flags.addAll(List.of("--interface", Lab.INTERFACE, "--control", "none"));
    flags.addAll(List.of("--lease-db", directory.resolve(node + ".db").toString()));
    flags.addAll(List.of(more));
    return Jars.server(flags.toArray(String[]::new));
  }

  /** Starts client.jar at a node, with a lease file that the next one there finds. */
  Program client(String node, String... more) {
    return lab.start(node, clientCommand(node, more));
  }

  /** The program line of the same. */
  List<String> clientCommand(String node, String... more) {
    List<String> flags = new ArrayList<>(List.of(more));
    flags.addAll(List.of("--lease-file", directory.resolve(node + ".lease").toString()));
    flags.add(Lab.INTERFACE);
    return Jars.client(flags.toArray(String[]::new));
  }

  /** What has been promised and given back until now. */
  AckLedger ledger() {
    return ledgerOf(fromServer, toServer);
  }

  /** A ledger of what some stations have seen, whichever saw it first. */
  static AckLedger ledgerOf(Station... stations) {
    AckLedger ledger = new AckLedger();
    ledger.note(
        Stream.of(stations)
            .flatMap(station -> station.since(0).stream())
            .sorted(Comparator.comparingLong(Sighting::nanos))
            .toList());
    return ledger;
  }

  @Override
  public void close() {
    fromServer.close();
    toServer.close();
    lab.close();
  }
}
