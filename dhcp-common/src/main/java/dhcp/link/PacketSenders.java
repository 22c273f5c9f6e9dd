package dhcp.link;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends for any thread, two at the same time: the one that receives and the one that stores leases
 * do not wait for each other.
 */
final class PacketSenders implements AutoCloseable {
  private final Lane first;
  private final Lane second;

  PacketSenders(int socket) {
    first = new Lane(new PacketSender(socket));
    second = new Lane(new PacketSender(socket));
  }

  /** How many of the frames were taken; none when this is closed. */
  int send(List<byte[]> frames) {
    Lane lane = enter();
    try {
      return lane.closed ? 0 : lane.sender.send(frames);
    } finally {
      lane.unlock();
    }
  }

  boolean send(byte[] frame, int length) {
    Lane lane = enter();
    try {
      return !lane.closed && lane.sender.send(frame, length);
    } finally {
      lane.unlock();
    }
  }

  private Lane enter() {
    if (first.tryLock()) {
      return first;
    }
    second.lock();
    return second;
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }

  private static final class Lane extends ReentrantLock implements AutoCloseable {
    private static final long serialVersionUID = 1;
    private final transient PacketSender sender;
    private boolean closed;

    Lane(PacketSender sender) {
      this.sender = sender;
    }

    @Override
    public void close() {
      lock();
      try {
        closed = true;
        sender.close();
      } finally {
        unlock();
      }
    }
  }
}
