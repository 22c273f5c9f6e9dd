package dhcp.server.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a lease costs in memory: the figure is printed, and bounded with much room. */
class LeaseFootprintTest {
  private static final int LEASES = 50_000;
  private static final int MOST_BYTES = 200;

  private static Engine engine() {
    SubnetPolicy.Builder network =
        SubnetPolicy.builder(Subnet.parse("10.0.0.0/8"))
            .range(Policies.ip("10.1.0.0"), Policies.ip("10.2.0.0"));
    return new Engine(Policies.of(network), new SplittableRandom(1));
  }

  /** A lease with everything: an identifier, another hardware address, a name. */
  private static LeaseRecord lease(long i) {
    byte[] identifier = new byte[12];
    Bytes.putInt32(identifier, 8, (int) i);
    byte[] hardware = {1, 2, 0, 0, 0, 0, 0};
    Bytes.putInt32(hardware, 3, (int) i);
    return new LeaseRecord(
        Policies.ip("10.1.0.0").plus(i),
        LeaseState.BOUND,
        new ClientKey(Octets.of(identifier), ClientKey.Source.CLIENT_IDENTIFIER),
        Octets.of(hardware),
        "host-" + (100_000 + i),
        Octets.NONE,
        3600,
        3_600_000 + i);
  }

  @Test
  void leaseWithEverythingStaysSmall() {
    Engine engine = engine();
    long before = EngineFigures.used();
    LongStream.range(0, LEASES).mapToObj(LeaseFootprintTest::lease).forEach(engine::restore);
    long each = (EngineFigures.used() - before) / LEASES;
    assertEquals(LEASES, engine.leases().size());
    System.out.println("a lease with identifier and name takes " + each + " bytes");
    assertTrue(each < MOST_BYTES, each + " bytes a lease");
  }

  @Test
  void hardwareAddressThatIsTheKeyIsStoredOnce() {
    TestServer server = new TestServer(Policies.of(Policies.pool(200)));
    Ipv4Address address = server.bind(TestClient.number(1));
    Lease lease = server.engine.books.leases().at(address).orElseThrow();
    assertTrue(lease.isKeyedByHardware());
  }
}
