package dhcp.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dhcp.cli.ExitCode;
import dhcp.cli.JsonFields;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control socket: who may use it, what it answers, and what is no request. */
class ControlServerTest {
  @TempDir Path directory;
  private Path path;
  private Optional<ControlServer> server = Optional.empty();

  @BeforeEach
  void place() {
    path = directory.resolve("run").resolve("eth0.sock");
  }

  @AfterEach
  void stop() {
    server.ifPresent(ControlServer::close);
  }

  private void serve() throws IOException {
    server = Optional.of(ControlServer.open(path, ControlServerTest::echo));
  }

  private static void echo(ControlRequest request, Consumer<JsonFields> answer)
      throws ControlException {
    if (request.command().equals("refuse")) {
      throw new ControlException(ExitCode.NO_OFFER, "not today");
    }
    answer.accept(ControlAnswer.line("echo", request.command()));
    answer.accept(ControlAnswer.line("echo", request.arguments().getOrDefault("key", "")));
  }

  private List<JsonObject> ask(ControlRequest request) throws IOException {
    List<JsonObject> lines = new ArrayList<>();
    ControlClient.ask(
        path, request, line -> lines.add(JsonParser.parseString(line).getAsJsonObject()));
    return lines;
  }

  @Test
  void aFileInTheSocketsPlaceIsLeftAlone() throws IOException {
    Files.createDirectory(path.getParent());
    Files.setPosixFilePermissions(path.getParent(), PosixFilePermissions.fromString("rwxr-x---"));
    Files.writeString(path, "precious");
    IOException refusal = assertThrows(IOException.class, this::serve);
    assertEquals(path + " is there, and is no socket; it is left alone", refusal.getMessage());
    assertEquals("precious", Files.readString(path));
  }

  @Test
  void answersLineByLineAndTellsRefusalsWithTheirExitCode() throws IOException {
    serve();
    List<JsonObject> lines = ask(new ControlRequest("why", Map.of("key", "x")));
    assertEquals(
        List.of("why", "x"), lines.stream().map(l -> l.get("line").getAsString()).toList());
    JsonObject refusal = ask(new ControlRequest("refuse", Map.of())).get(0);
    assertEquals("not today", refusal.get("error").getAsString());
    assertEquals(5, refusal.get("exit").getAsInt());
    stop();
    assertFalse(Files.exists(path));
  }

  @Test
  void isForOwnerAndGroupAlone() throws IOException {
    serve();
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    assertEquals(
        "rwxr-x---",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())));
  }

  @Test
  void aDirectoryThatEverybodyMayWriteToIsRefused() throws IOException {
    Files.createDirectory(path.getParent());
    Files.setPosixFilePermissions(path.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    IOException e =
        assertThrows(IOException.class, () -> ControlServer.open(path, ControlServerTest::echo));
    assertTrue(e.getMessage().contains("only its owner and group"), e.getMessage());
  }

  @Test
  void aLinkInPlaceOfTheDirectoryIsRefused() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.createSymbolicLink(path.getParent(), elsewhere);
    assertThrows(IOException.class, () -> ControlServer.open(path, ControlServerTest::echo));
  }

  @Test
  void aDeadSocketIsReplacedAndALivingOneIsNot() throws IOException {
    Files.createDirectory(path.getParent());
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(path));
    }
    serve();
    assertThrows(IOException.class, () -> ControlServer.open(path, ControlServerTest::echo));
    assertEquals(2, ask(new ControlRequest("still", Map.of())).size());
  }

  @Test
  void whatIsNoRequestIsToldSoAndTheNextIsServed() throws IOException {
    serve();
    assertTrue(raw("nonsense\n").contains("this is no request"));
    assertTrue(raw("x".repeat(ControlRequest.MAX_BYTES)).contains("this is no request"));
    assertEquals(2, ask(new ControlRequest("still", Map.of())).size());
  }

  private String raw(String text) throws IOException {
    try (SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      ByteBuffer answer = ByteBuffer.allocate(4096);
      while (connection.read(answer) >= 0) {
        assertTrue(answer.hasRemaining());
      }
      return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
    }
  }
}
