package dhcp.client;

import dhcp.cli.CommonOptions;
import dhcp.cli.EventWriter;
import dhcp.cli.LogSetup;
import dhcp.cli.UnstalledOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;

/**
 * Standard output and standard error of a client, which nobody may be reading: a lease must not end
 * because a pipe is full.
 */
final class Outputs implements AutoCloseable {
  private final UnstalledOutput out;
  private final UnstalledOutput err;
  private final EventWriter events;

  /** Opens both as the command line wants them, and sets the log up. */
  Outputs(CommonOptions common) {
    out = new UnstalledOutput(new FileOutputStream(FileDescriptor.out), "standard output");
    err = new UnstalledOutput(new FileOutputStream(FileDescriptor.err), "standard error");
    events = new EventWriter(out, common.eventFormat(), InstantSource.system());
    LogSetup.install(common.verbosity(), common.logFormat(), err);
  }

  EventWriter events() {
    return events;
  }

  /** Writes what waits, as far as somebody reads. May be called again. */
  @Override
  public void close() {
    out.close();
    err.close();
  }
}
