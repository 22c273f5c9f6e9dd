package dhcp.server;

import dhcp.cli.CommonOptions;
import dhcp.cli.LogSetup;
import dhcp.cli.UnstalledOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/**
 * Standard output and standard error of a server, which nobody may be reading: neither makes a
 * thread wait that serves.
 */
final class Outputs implements AutoCloseable {
  private final UnstalledOutput out;
  private final UnstalledOutput err;
  private final Events events;

  /** Opens both as the command line wants them, and sets the log up. */
  Outputs(CommonOptions common) {
    out = new UnstalledOutput(new FileOutputStream(FileDescriptor.out), "standard output");
    err = new UnstalledOutput(new FileOutputStream(FileDescriptor.err), "standard error");
    events = new Events(out, common.eventFormat());
    LogSetup.install(common.verbosity(), common.logFormat(), err);
  }

  Events events() {
    return events;
  }

  /** Writes what waits, as far as somebody reads. */
  @Override
  public void close() {
    out.close();
    err.close();
  }
}
