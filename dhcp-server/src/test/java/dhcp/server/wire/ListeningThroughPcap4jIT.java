package dhcp.server.wire;

import dhcp.testing.Deadline;
import org.junit.jupiter.api.Test;

/** The same where the server cannot have a ring of its own, or is told to do without. */
class ListeningThroughPcap4jIT extends ListeningIT {
  @Override
  ServerBench up() {
    return ServerBench.onJvm("-Ddhcp.link=pcap4j");
  }

  @Test
  void theServerSaysSo() {
    bench.server().err().await("eth0 is captured on through pcap4j", Deadline.PATIENCE);
  }
}
