package dhcp.link;

import java.util.Optional;

/** A link that also writes every frame received and sent to a capture file. */
public final class RecordingLink implements Link {
  private final Link link;
  private final CaptureFile file;

  /** Closing this closes both. */
  public RecordingLink(Link link, CaptureFile file) {
    this.link = link;
    this.file = file;
  }

  @Override
  public String interfaceName() {
    return link.interfaceName();
  }

  @Override
  public InterfaceState state() {
    return link.state();
  }

  @Override
  public boolean isCapturing() {
    return link.isCapturing();
  }

  @Override
  public boolean send(byte[] frame, int length) {
    // The answer may arrive before the send returns; the file holds it off until this is written.
    synchronized (file) {
      boolean sent = link.send(frame, length);
      if (sent) {
        file.write(frame, length);
      }
      return sent;
    }
  }

  @Override
  public void run(LinkListener listener) {
    link.run(
        new LinkListener() {
          @Override
          public void onFrame(byte[] bytes, int length) {
            file.write(bytes, length);
            listener.onFrame(bytes, length);
          }

          @Override
          public void onPause() {
            listener.onPause();
          }

          @Override
          public void onEvent(LinkEvent event) {
            listener.onEvent(event);
          }
        });
  }

  @Override
  public long waitedMillis() {
    return link.waitedMillis();
  }

  @Override
  public Optional<Watchdog.Subject> subject() {
    return link.subject();
  }

  @Override
  public void close() {
    link.close();
    file.close();
  }
}
