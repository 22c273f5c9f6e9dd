package dhcp.link;

import static dhcp.link.LinkLab.NEAR;
import static dhcp.link.LinkLab.NEAR_IF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why an interface cannot be opened, in one line that says what to do. Needs root. */
final class LinkRefusalIT {
  private final LinkLab lab = new LinkLab();

  @AfterEach
  void close() {
    lab.close();
  }

  /** Opens a client's link in a process of its own and prints how that went. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] arguments) {
      try (PcapLink link = PcapLink.open(arguments[0], LinkOptions.of(LinkOptions.Role.CLIENT))) {
        System.out.println("OPEN " + link.state().present());
      } catch (LinkException e) {
        System.out.println(e.kind() + " " + e.getMessage());
      }
    }
  }

  private String open(List<String> before, List<String> javaOptions) throws Exception {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Opener.class.getName(), NEAR_IF));
    Process process = lab.namespaces.process(NEAR, command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), output);
    assertEquals(0, process.exitValue(), output);
    assertEquals(1, output.lines().count(), output);
    return output.strip();
  }

  private static List<String> without(String capability) {
    return List.of("setpriv", "--bounding-set=-" + capability, "--inh-caps=-" + capability);
  }

  @Test
  void asItShouldBe() throws Exception {
    assertEquals("OPEN true", open(List.of(), List.of()));
  }

  @Test
  void oneCapabilityIsEnough() throws Exception {
    assertEquals(
        "OPEN true",
        open(
            List.of("setpriv", "--bounding-set=-all,+net_raw", "--inh-caps=-all,+net_raw"),
            List.of()));
  }

  @Test
  void withoutPermission() throws Exception {
    String told = open(without("net_raw"), List.of());
    assertTrue(told.startsWith("NO_PERMISSION "), told);
    assertTrue(told.contains(NEAR_IF) && told.contains("sudo") && told.contains("CAP_NET_RAW"));
  }

  @Test
  void withoutPermissionWhileTheInterfaceIsDown() throws Exception {
    lab.namespaces.ip(NEAR, "link", "set", NEAR_IF, "down");
    assertTrue(open(without("net_raw"), List.of()).startsWith("NO_PERMISSION "));
  }

  @Test
  void withoutLibpcap() throws Exception {
    String told = open(List.of(), List.of("-Dorg.pcap4j.core.pcapLibName=no-such-library"));
    assertTrue(told.startsWith("NO_LIBPCAP "), told);
    assertTrue(told.contains("apt-get install libpcap0.8"), told);
  }

  @Test
  void withoutTheNativePartOfJna() throws Exception {
    String told = open(List.of(), List.of("-Djna.nounpack=true", "-Djna.nosys=true"));
    assertTrue(told.startsWith("NO_LIBPCAP "), told);
    assertTrue(told.contains("-Djna.tmpdir=DIR"), told);
  }

  private LinkException refused(String name) {
    return lab.namespaces.in(
        NEAR,
        () ->
            assertThrows(
                LinkException.class,
                () -> PcapLink.open(name, LinkOptions.of(LinkOptions.Role.SERVER))));
  }

  @Test
  void withoutInterface() {
    for (String name : List.of("nope0", "any", "a-name-longer-than-any", "", "../n0", "n0\n")) {
      LinkException e = refused(name);
      assertEquals(LinkException.Kind.NO_SUCH_INTERFACE, e.kind(), e.getMessage());
      assertTrue(e.getMessage().contains("ip link"));
    }
  }

  @Test
  void anInterfaceWithoutEthernet() {
    lab.namespaces.ip(NEAR, "tuntap", "add", "tun0", "mode", "tun");
    LinkException e = refused("tun0");
    assertEquals(LinkException.Kind.NOT_ETHERNET, e.kind());
    assertTrue(e.getMessage().contains("tun0"));
    assertFalse(e.getMessage().contains("\n"));
  }
}
