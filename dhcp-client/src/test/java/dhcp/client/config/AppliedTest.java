package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dhcp.net.Ipv4Address;
import dhcp.net.Subnet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedTest {
  private static final Applied FULL =
      new Applied(
          new LeasedAddress(
              Ipv4Address.of(10, 0, 0, 5), 24, Optional.of(Ipv4Address.of(10, 0, 0, 255))),
          1007,
          List.of(
              new KernelRoute(Subnet.parse("10.9.0.0/16"), Optional.empty(), 1007),
              new KernelRoute(
                  Subnet.parse("0.0.0.0/0"), Optional.of(Ipv4Address.of(10, 0, 0, 1)), 1007)),
          Optional.of(new Applied.MtuChange(1500, 1400)));

  @Test
  void fieldsGiveTheSameAgain() {
    assertEquals(FULL, Applied.fromFields(FULL.toFields()));
    Applied small =
        new Applied(
            new LeasedAddress(Ipv4Address.of(10, 0, 0, 5), 32, Optional.empty()),
            0,
            List.of(),
            Optional.empty());
    assertEquals(small, Applied.fromFields(small.toFields()));
  }

  @Test
  void otherFieldsAreRefused() {
    Map<String, String> fields = FULL.toFields();
    for (String name : List.of("address", "prefix", "metric", "mtu.before")) {
      String value = fields.remove(name);
      assertThrows(IllegalArgumentException.class, () -> Applied.fromFields(fields), name);
      fields.put(name, "x");
      assertThrows(IllegalArgumentException.class, () -> Applied.fromFields(fields), name);
      fields.put(name, value);
    }
    assertEquals(FULL, Applied.fromFields(fields));
  }

  @Test
  void nothingIsKnownOfAnInterfaceThatWasMadeAnew(@TempDir Path directory) throws IOException {
    Optional<Path> file = Optional.of(directory.resolve("eth0.applied"));
    new AppliedFile(file, 7).save(FULL);
    assertEquals(Optional.of(FULL), new AppliedFile(file, 7).load());
    assertEquals(Optional.empty(), new AppliedFile(file, 8).load());
  }
}
