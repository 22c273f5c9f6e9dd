package dhcp.server;

import dhcp.cli.CommonOptions;
import dhcp.cli.ExitCode;
import dhcp.link.CaptureFile;
import dhcp.link.LinkException;
import dhcp.server.config.ConfigException;
import dhcp.server.config.ServerConfig;
import dhcp.server.lease.StoreException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a server until it is told to end: SIGTERM and SIGINT close it and end the process with 0.
 */
final class ServerRun {
  private static final Logger LOG = LoggerFactory.getLogger(ServerRun.class);

  private ServerRun() {}

  /** How it ended; returns only when it could not serve, for the end comes by a signal. */
  static ExitCode of(ServerConfig config, CommonOptions common, ConfigSource source)
      throws ConfigException {
    Optional<CaptureFile> recording = Optional.empty();
    try {
      if (common.captureFile().isPresent()) {
        recording = Optional.of(new CaptureFile(common.captureFile().get()));
      }
      DhcpServer server =
          DhcpServer.open(config, source, new Events(common.eventFormat()), recording);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, ExitCode.DONE), "end"));
      server.start();
      server.awaitFailure();
      end(server, ExitCode.FAILED);
      return ExitCode.FAILED;
    } catch (LinkException e) {
      LOG.error(e.getMessage());
      return ExitCode.of(e.kind());
    } catch (IOException | StoreException e) {
      LOG.error(e.getMessage());
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
  }

  /**
   * Ends the process, as a rule from its shutdown hook. Being told to end is how a server is done,
   * so the exit code is 0, which {@code halt} alone can say once a signal has come.
   */
  private static void end(DhcpServer server, ExitCode exitCode) {
    server.close();
    Runtime.getRuntime().halt(exitCode.code());
  }
}
