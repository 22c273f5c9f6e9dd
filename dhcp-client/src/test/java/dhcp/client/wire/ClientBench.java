package dhcp.client.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A lab for client.jar: the node client1, whose eth0 it works on, and a directory for files. */
final class ClientBench implements AutoCloseable {
  static final String NODE = Lab.client(1);

  private final Lab lab;
  private final Path directory;

  private ClientBench(Lab lab, Path directory) {
    this.lab = lab;
    this.directory = directory;
  }

  /** A lab with as many clients' nodes. */
  static ClientBench create(int clients) {
    try {
      return new ClientBench(Lab.up(clients), Files.createTempDirectory("client-it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Lab lab() {
    return lab;
  }

  /** A file of the test. */
  Path file(String name) {
    return directory.resolve(name);
  }

  /** Writes a file, which anybody may read and run. */
  Path write(String name, String content) {
    try {
      Path file = Files.writeString(file(name), content);
      file.toFile().setExecutable(true, false);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The client's program line for eth0, with a lease file of the test. */
  List<String> command(String... flags) {
    List<String> arguments = new ArrayList<>(List.of(flags));
    if (!arguments.contains("--lease-file")) {
      arguments.addAll(List.of("--lease-file", file("lease").toString()));
    }
    arguments.add(Lab.INTERFACE);
    return Jars.client(arguments.toArray(String[]::new));
  }

  /** Starts the client. */
  Program start(String... flags) {
    return lab.start(NODE, command(flags));
  }

  /** Runs the client to its end. */
  Program.Result run(String... flags) {
    return lab.run(NODE, command(flags).toArray(String[]::new));
  }

  /** Waits until a client says that it is bound. */
  static void awaitBound(Program client) {
    client.out().await("^BOUND ", Deadline.PATIENCE);
  }

  /** Everything about the IPv4 addresses on an interface of the client's node. */
  List<JsonObject> addresses(String interfaceName) {
    JsonArray links = json("-4", "address", "show", "dev", interfaceName);
    return links.isEmpty()
        ? List.of()
        : objects(links.get(0).getAsJsonObject().getAsJsonArray("addr_info"));
  }

  /** The addresses alone. */
  List<String> localAddresses() {
    return addresses(Lab.INTERFACE).stream().map(a -> a.get("local").getAsString()).toList();
  }

  /** Everything about the IPv4 routes of the client's node. */
  List<JsonObject> routes() {
    return objects(json("-4", "route"));
  }

  /** The routes in short: destination and gateway. */
  List<String> shortRoutes() {
    return routes().stream()
        .map(r -> r.get("dst").getAsString() + (r.has("gateway") ? " " + text(r, "gateway") : ""))
        .sorted()
        .toList();
  }

  /** The MTU of eth0. */
  int mtu() {
    return json("link", "show", "dev", Lab.INTERFACE)
        .get(0)
        .getAsJsonObject()
        .get("mtu")
        .getAsInt();
  }

  /** The resolver's file of the client's node. */
  String resolvConf() {
    try {
      return Files.readString(Path.of("/etc/netns", lab.namespace(NODE), "resolv.conf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field of a line of {@code name=value} words. */
  static String word(String line, String name) {
    return Stream.of(line.split(" "))
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  private JsonArray json(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-j"));
    all.addAll(List.of(arguments));
    return JsonParser.parseString(lab.ip(NODE, all.toArray(String[]::new))).getAsJsonArray();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(object -> !object.isEmpty())
        .toList();
  }

  /** Asserts an exit code, showing what the program said when it is another one. */
  static void assertExit(int code, Program.Result result) {
    assertEquals(code, result.exitCode(), () -> result.out() + result.err());
  }

  @Override
  public void close() {
    lab.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
