package dhcp.server.control;

import dhcp.cli.ExitCode;
import dhcp.cli.JsonFields;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on the control socket. Connections are few and bounded, requests are short and bounded,
 * and nothing that a connection does reaches the threads that serve DHCP.
 */
public final class ControlServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
  private static final int CONNECTIONS = 16;

  /** How long a request may take to come. */
  private static final long REQUEST_SECONDS = 5;

  private final Path path;
  private final ServerSocketChannel listening;
  private final ControlHandler handler;
  private final Semaphore free = new Semaphore(CONNECTIONS);
  private final Set<Thread> serving = ConcurrentHashMap.newKeySet();

  private ControlServer(Path path, ServerSocketChannel listening, ControlHandler handler) {
    this.path = path;
    this.listening = listening;
    this.handler = handler;
  }

  /**
   * Creates the socket, for its owner and group alone, and its directory if need be.
   *
   * @throws IOException when that cannot be, or when a server is listening there already
   */
  public static ControlServer open(Path path, ControlHandler handler) throws IOException {
    SocketPlace.prepare(path);
    ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      listening.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
    } catch (IOException | UnsupportedOperationException e) {
      listening.close();
      throw new IOException("cannot create the socket " + path + ": " + e.getMessage(), e);
    }
    ControlServer server = new ControlServer(path, listening, handler);
    server.start("control", server::accept);
    return server;
  }

  /** Whether a server is listening on a socket already. */
  public static boolean isListeningOn(Path path) {
    return SocketPlace.answers(path);
  }

  private void accept() {
    while (listening.isOpen()) {
      try {
        SocketChannel connection = listening.accept();
        if (free.tryAcquire()) {
          start("control-connection", () -> serve(connection));
        } else {
          connection.close();
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("control socket {}: {}", path, e.getMessage());
      }
    }
  }

  private void serve(SocketChannel connection) {
    AtomicBoolean asked = new AtomicBoolean();
    CompletableFuture.delayedExecutor(REQUEST_SECONDS, TimeUnit.SECONDS)
        .execute(() -> closeUnless(asked, connection));
    try (connection) {
      Optional<ControlRequest> request = read(connection).flatMap(ControlRequest::parse);
      asked.set(true);
      if (request.isEmpty()) {
        write(
            connection,
            ControlAnswer.error(
                ExitCode.USAGE, "this is no request: one line with a JSON object of texts"));
      } else {
        answer(request.get(), connection);
      }
    } catch (IOException e) {
      LOG.debug("control connection ended: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends, and this thread with it
    } finally {
      free.release();
    }
  }

  /** Who connects and asks nothing must not keep others from asking. */
  private static void closeUnless(AtomicBoolean asked, SocketChannel connection) {
    try {
      if (!asked.get()) {
        connection.close();
      }
    } catch (IOException e) {
      LOG.debug("control connection: {}", e.getMessage());
    }
  }

  private void answer(ControlRequest request, SocketChannel connection)
      throws IOException, InterruptedException {
    try {
      handler.handle(request, line -> writeOrGone(connection, line));
    } catch (ControlException e) {
      write(connection, ControlAnswer.error(e.exitCode(), e.getMessage()));
    } catch (ReaderGone e) {
      LOG.debug("control connection ended before its answer did");
    }
  }

  /** The other end has closed the connection; nothing more needs to be said. */
  private static final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void writeOrGone(SocketChannel connection, JsonFields line) {
    try {
      write(connection, line);
    } catch (IOException e) {
      throw new ReaderGone();
    }
  }

  /** One line; empty when it is too long or the connection ends before the line does. */
  private static Optional<String> read(SocketChannel connection) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(ControlRequest.MAX_BYTES);
    while (buffer.hasRemaining() && connection.read(buffer) >= 0) {
      if (buffer.position() > 0 && buffer.get(buffer.position() - 1) == '\n') {
        return Optional.of(
            new String(buffer.array(), 0, buffer.position() - 1, StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }

  private static void write(SocketChannel connection, JsonFields line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      connection.write(bytes);
    }
  }

  private void start(String name, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } finally {
                serving.remove(Thread.currentThread());
              }
            },
            name);
    thread.setDaemon(true);
    serving.add(thread);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("control socket {}: {}", path, e.getMessage());
    }
    serving.forEach(Thread::interrupt);
  }
}
