package dhcp.client;

import dhcp.cli.EventWriter;
import dhcp.cli.ExitCode;
import dhcp.client.load.LoadPlan;
import dhcp.client.load.LoadReport;
import dhcp.client.load.LoadRun;
import dhcp.link.CaptureFile;
import dhcp.link.Link;
import dhcp.link.LinkException;
import dhcp.link.LinkOptions;
import dhcp.link.PcapLink;
import dhcp.link.PortHolder;
import dhcp.link.RecordingLink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run of load mode, from the open link to the report. */
final class LoadMode {
  private static final int SERVER_PORT = 67;

  /** After a signal, exchanges under way have so long to be over and reported. */
  private static final long PATIENCE_SECONDS = 6;

  private LoadMode() {}

  /**
   * Makes a load and reports on it.
   *
   * @throws LinkException when the interface cannot be used
   * @throws IOException when the capture file cannot be written
   */
  static ExitCode run(
      String interfaceName,
      LoadPlan plan,
      EventWriter events,
      EventWriter.Format format,
      Optional<Path> captureFile)
      throws LinkException, IOException, InterruptedException {
    Optional<PortHolder> port = plan.relay().isPresent() ? holdPort() : Optional.empty();
    CountDownLatch reported = new CountDownLatch(1);
    try (Link link = open(interfaceName, captureFile)) {
      LoadRun load = new LoadRun(link, plan);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(load, reported), "stop"));
      LoadReport report = load.run();
      tell(report, events, format);
      return report.isFlawless() ? ExitCode.DONE : ExitCode.FAILED;
    } finally {
      reported.countDown();
      port.ifPresent(PortHolder::close);
    }
  }

  private static Link open(String interfaceName, Optional<Path> captureFile)
      throws LinkException, IOException {
    Link link = PcapLink.open(interfaceName, LinkOptions.of(LinkOptions.Role.ALL_CLIENTS));
    return captureFile.isEmpty()
        ? link
        : new RecordingLink(link, new CaptureFile(captureFile.get()));
  }

  /** Where the kernel has the relay agent's address, it must not refuse what is sent there. */
  private static Optional<PortHolder> holdPort() {
    try {
      return Optional.of(new PortHolder(SERVER_PORT));
    } catch (IOException e) {
      return Optional.empty(); // a relay agent or server runs here, and its socket does as well
    }
  }

  private static void finish(LoadRun load, CountDownLatch reported) {
    load.stop();
    try {
      reported.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that but the JVM at its end
    }
  }

  private static void tell(LoadReport report, EventWriter events, EventWriter.Format format) {
    switch (format) {
      case JSON -> events.write("load", report.summary(), report.fields());
      case PLAIN -> report.table().forEach(line -> events.write("load", line, report.fields()));
    }
  }
}
