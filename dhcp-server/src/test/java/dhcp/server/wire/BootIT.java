package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.message.MessageBuilder;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which boot file a machine is told, by its architecture and its boot program (RFC 4578). */
class BootIT {
  @AutoClose private static ServerBench bench;

  @BeforeAll
  static void start() {
    bench =
        ServerBench.with(
            "--next-server",
            "192.168.1.4",
            "--server-name",
            "boot.test",
            "--boot-file",
            "any.img",
            "--boot-file",
            "bios=bios.0",
            "--boot-file",
            "uefi-x64=x64.efi",
            "--boot-file",
            "uefi-arm64=arm64.efi",
            "--boot-file",
            "ipxe=menu.ipxe",
            "--boot-file",
            "16=http://boot.test/x64.efi");
  }

  private static MessageBuilder withArchitecture(MessageBuilder message, int architecture) {
    return message
        .putRaw(Options.CLIENT_ARCHITECTURE.code(), new byte[] {0, (byte) architecture})
        .put(Options.VENDOR_CLASS, "PXEClient:Arch:00000:UNDI:002001");
  }

  @ParameterizedTest
  @CsvSource({
    "0,  bios.0",
    "7,  x64.efi",
    "11, arm64.efi",
    "16, http://boot.test/x64.efi",
    "77, any.img"
  })
  void eachArchitectureHasItsFile(int architecture, String file) {
    Reply ack = bench.newClient().lease(message -> withArchitecture(message, architecture));
    assertEquals(file, ack.message().file());
    assertEquals("boot.test", ack.message().sname());
    assertEquals(Ipv4Address.of(192, 168, 1, 4), ack.message().siaddr());
  }

  /** iPXE is loaded by the ROM's own file first; were it given that again, it would loop. */
  @Test
  void theBootProgramHasAnotherFileThanTheRomThatLoadsIt() {
    Reply ack =
        bench
            .newClient()
            .lease(
                message ->
                    withArchitecture(message, 0)
                        .putRaw(
                            Options.USER_CLASS.code(), "iPXE".getBytes(StandardCharsets.US_ASCII)));
    assertEquals("menu.ipxe", ack.message().file());
  }

  @Test
  void theFileIsThereAlsoForWhoAsksForItAsAnOption() {
    Reply ack =
        bench
            .newClient()
            .lease(
                message ->
                    withArchitecture(message, 0)
                        .put(Options.PARAMETER_REQUEST_LIST, List.of(1, 3, 66, 67)));
    assertEquals("bios.0", ack.message().file());
  }
}
