package dhcp.testing;

import com.sun.jna.LastErrorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A scripted station on the wire of a lab: sends any frame from Ethernet byte 0 on and keeps every
 * frame that arrives at its node, whomever it is for.
 */
public final class Station implements AutoCloseable {
  /** How long an answer may take; one that comes is not waited for any longer. */
  public static final Duration ANSWER = Duration.ofSeconds(10);

  private static final int LONGEST_FRAME = 1 << 16;

  private final String name;
  private final PacketSocket socket;
  private final Thread receiver;
  private final List<Sighting> sightings = new ArrayList<>();
  private boolean closed;

  private Station(String name, PacketSocket socket) {
    this.name = name;
    this.socket = socket;
    this.receiver = new Thread(this::receive, "station at " + name);
    receiver.setDaemon(true);
    receiver.start();
  }

  /** A station at a node's interface. */
  public static Station at(Lab lab, String node) {
    return at(lab.namespace(node), Lab.INTERFACE);
  }

  /** A station at any interface of any named namespace. */
  public static Station at(String namespace, String interfaceName) {
    return new Station(
        interfaceName + " of " + namespace, PacketSocket.open(namespace, interfaceName));
  }

  private void receive() {
    byte[] buffer = new byte[LONGEST_FRAME];
    while (!isClosed()) {
      try {
        int length = socket.receive(buffer);
        if (length >= 0) {
          add(new Sighting(Arrays.copyOf(buffer, length), System.nanoTime()));
        }
      } catch (LastErrorException e) {
        // ENETDOWN: the interface was set down; it is told once and the socket goes on afterwards.
        continue;
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void add(Sighting sighting) {
    sightings.add(sighting);
    notifyAll();
  }

  /** Sends a frame. */
  public void send(byte[] frame) {
    socket.send(frame);
  }

  /** How many frames have been seen: the place in the record from which later ones are. */
  public synchronized int mark() {
    return sightings.size();
  }

  /** What has been seen from a mark on. */
  public synchronized List<Sighting> since(int mark) {
    return List.copyOf(sightings.subList(mark, sightings.size()));
  }

  /** What has been seen from a mark on and is of a kind, as that kind. */
  public <T> List<T> since(int mark, Function<Sighting, Optional<T>> kind) {
    return since(mark).stream().map(kind).flatMap(Optional::stream).toList();
  }

  /**
   * Waits for a frame of a kind that came after a mark.
   *
   * @return empty when none came in that time
   */
  public <T> Optional<T> poll(int mark, Duration most, Function<Sighting, Optional<T>> kind) {
    Deadline deadline = Deadline.in(most);
    int at = mark;
    synchronized (this) {
      while (true) {
        while (at < sightings.size()) {
          Optional<T> found = kind.apply(sightings.get(at++));
          if (found.isPresent()) {
            return found;
          }
        }
        if (!deadline.waitOn(this)) {
          return Optional.empty();
        }
      }
    }
  }

  /**
   * Waits for a frame of a kind that came after a mark.
   *
   * @param what goes into the message when none comes
   * @throws AssertionError with what came instead
   */
  public <T> T await(String what, int mark, Function<Sighting, Optional<T>> kind) {
    return poll(mark, ANSWER, kind)
        .orElseThrow(
            () -> new AssertionError("no " + what + " at " + name + "; seen: " + since(mark)));
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      receiver.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    socket.close();
  }
}
