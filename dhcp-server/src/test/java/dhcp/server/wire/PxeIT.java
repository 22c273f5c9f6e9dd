package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.net.Ipv4Address;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The boot ROM of a virtual machine (iPXE in QEMU) gets a lease and is told what to load. */
class PxeIT {
  /** A machine without hardware help needs some ten seconds for its firmware and its first try. */
  private static final Duration BOOT = Duration.ofSeconds(90);

  @Test
  void aBootRomGetsAnAddressAndTheFileForItsKind() {
    try (ServerBench bench =
        ServerBench.with(
            "--router",
            "192.168.1.1",
            "--next-server",
            "192.168.1.4",
            "--boot-file",
            "bios=undionly.kpxe",
            "--boot-file",
            "ipxe=menu.ipxe")) {
      bench.lab().ip(Lab.BRIDGE, "tuntap", "add", "tap0", "mode", "tap");
      bench.lab().ip(Lab.BRIDGE, "link", "set", "tap0", "master", "br0", "up");
      Program machine =
          bench
              .lab()
              .start(
                  Lab.BRIDGE,
                  "qemu-system-x86_64",
                  "-nographic",
                  "-nodefaults",
                  "-serial",
                  "stdio",
                  "-m",
                  "64",
                  "-boot",
                  "n",
                  "-device",
                  "e1000,netdev=n,mac=02:00:00:00:00:03",
                  "-netdev",
                  "tap,id=n,ifname=tap0,script=no,downscript=no");
      String address = machine.out().await("net0: ([0-9.]+)/255.255.255.0", BOOT).group(1);
      machine.out().await("Next server: 192.168.1.4", BOOT);
      machine.out().await("Filename: menu.ipxe", BOOT);
      assertEquals(192, Ipv4Address.parse(address).bits() >>> 24);
      bench.server().err().await("DHCPACK on " + address + " to 02:00:00:00:00:03", BOOT);
      bench.assertServes();
    }
  }
}
