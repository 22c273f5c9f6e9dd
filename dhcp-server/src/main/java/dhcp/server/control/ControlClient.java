package dhcp.server.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Asks a running server. */
public final class ControlClient {
  private ControlClient() {}

  /**
   * Sends a request and passes on the lines of the answer as they come, each a JSON object.
   *
   * @throws IOException when no server listens there
   */
  public static void ask(Path path, ControlRequest request, Consumer<String> line)
      throws IOException {
    try (SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(path));
        BufferedReader answer =
            new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8))) {
      ByteBuffer bytes =
          ByteBuffer.wrap((request.toLine() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        connection.write(bytes);
      }
      for (String text = answer.readLine(); text != null; text = answer.readLine()) {
        line.accept(text);
      }
    }
  }
}
