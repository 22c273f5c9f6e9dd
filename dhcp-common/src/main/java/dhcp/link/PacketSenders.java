package dhcp.link;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends for any thread, two at the same time: the one that receives and the one that stores leases
 * do not wait for each other. There are two sockets for that, on which nobody waits: with every
 * frame that has left the kernel would else look whether to wake the thread that receives.
 */
final class PacketSenders implements AutoCloseable {
  private final Lane first;
  private final Lane second;

  /**
   * @param index the interface's
   * @throws IOException what the kernel said
   */
  PacketSenders(int index) throws IOException {
    first = new Lane(index);
    try {
      second = new Lane(index);
    } catch (IOException e) {
      first.close();
      throw e;
    }
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
    private final transient PacketSocket socket;
    private final transient PacketSender sender;
    private boolean closed;

    Lane(int index) throws IOException {
      socket = PacketSocket.forSending(index);
      sender = new PacketSender(socket.number());
    }

    @Override
    public void close() {
      lock();
      try {
        if (!closed) {
          closed = true;
          sender.close();
          socket.close();
        }
      } finally {
        unlock();
      }
    }
  }
}
