package dhcp.link;

import static dhcp.link.LinkLab.FAR;
import static dhcp.link.LinkLab.FAR_IF;
import static dhcp.link.LinkLab.NEAR;
import static dhcp.link.LinkLab.NEAR_IF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the port held, the kernel tells no client that nobody is there. Needs root. */
final class PortHolderIT {
  private static final int PATIENCE_MILLIS = 20_000;

  private final LinkLab lab = new LinkLab();

  @BeforeEach
  void addresses() {
    lab.namespaces.ip(NEAR, "address", "add", "10.3.0.1/24", "dev", NEAR_IF);
    lab.namespaces.ip(FAR, "address", "add", "10.3.0.2/24", "dev", FAR_IF);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /** Sends a datagram from far to near and waits until near's kernel says that nobody is there. */
  private static int sendToNobody(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.send(new DatagramPacket(new byte[1], 1));
    assertThrows(
        PortUnreachableException.class, () -> socket.receive(new DatagramPacket(new byte[1], 1)));
    return socket.getPort();
  }

  /** How many ICMP messages "destination unreachable" the calling thread's namespace has sent. */
  private static int unreachables() throws IOException {
    List<String> icmp =
        Files.readAllLines(Path.of("/proc/thread-self/net/snmp")).stream()
            .filter(line -> line.startsWith("Icmp:"))
            .toList();
    int column = List.of(icmp.get(0).split(" ")).indexOf("OutDestUnreachs");
    return Integer.parseInt(icmp.get(1).split(" ")[column]);
  }

  private DatagramSocket connected(int port) {
    return lab.namespaces.in(
        FAR,
        () -> {
          DatagramSocket socket = new DatagramSocket();
          socket.connect(new InetSocketAddress(InetAddress.getByName("10.3.0.1"), port));
          return socket;
        });
  }

  @Test
  void aHeldPortIsNotUnreachable() throws Exception {
    try (PortHolder holder = lab.namespaces.in(NEAR, () -> new PortHolder(67));
        DatagramSocket held = connected(67);
        DatagramSocket nobody = connected(69)) {
      assertEquals(67, holder.port());
      for (int i = 0; i < 100; i++) { // more than its buffer takes
        held.send(new DatagramPacket(new byte[1000], 1000));
      }
      // The wire keeps the order: when the answer to this one is there, one to those would be too.
      assertEquals(69, sendToNobody(nobody));
      assertEquals(1, lab.namespaces.in(NEAR, PortHolderIT::unreachables));
    }
    try (DatagramSocket free = connected(67)) {
      assertEquals(67, sendToNobody(free));
    }
  }

  @Test
  void aTakenPortIsReported() throws Exception {
    try (PortHolder first = lab.namespaces.in(NEAR, () -> new PortHolder(67))) {
      IOException e =
          lab.namespaces.in(NEAR, () -> assertThrows(IOException.class, () -> new PortHolder(67)));
      assertTrue(e.getMessage().contains("UDP port 67"), e.getMessage());
      assertTrue(e.getMessage().contains("another DHCP program"), e.getMessage());
      assertEquals(67, first.port());
    }
    lab.namespaces.in(NEAR, () -> new PortHolder(67)).close();
  }
}
