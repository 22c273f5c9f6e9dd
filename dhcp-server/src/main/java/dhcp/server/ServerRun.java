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

  private final Outputs outputs;
  private final CommonOptions common;

  ServerRun(Outputs outputs, CommonOptions common) {
    this.outputs = outputs;
    this.common = common;
  }

  /**
   * Serves. Returns only when that could not begin, for the end comes by a signal.
   *
   * @throws ConfigException when what is configured does not fit the interfaces
   */
  ExitCode serve(ServerConfig config, ConfigSource source) throws ConfigException {
    Optional<CaptureFile> recording = Optional.empty();
    try {
      if (common.captureFile().isPresent()) {
        recording = Optional.of(new CaptureFile(common.captureFile().get()));
      }
      DhcpServer server = DhcpServer.open(config, source, outputs.events(), recording);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, ExitCode.DONE), "end"));
      Thread.setDefaultUncaughtExceptionHandler(server::threadEnded);
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
  private void end(DhcpServer server, ExitCode exitCode) {
    server.close();
    outputs.close();
    Runtime.getRuntime().halt(exitCode.code());
  }
}
