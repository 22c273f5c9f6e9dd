package dhcp.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.net.Ipv4Address;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResolvConfTest {
  private static final NameService HOME =
      new NameService(List.of(Ipv4Address.of(192, 168, 1, 1)), List.of("home.example"));
  private static final NameService WORK =
      new NameService(
          List.of(Ipv4Address.of(10, 0, 0, 1), Ipv4Address.of(192, 168, 1, 1)),
          List.of("work.example", "home.example"));

  @Test
  void ourBlockComesFirstAndContradictionsAreSwitchedOff() {
    assertEquals(
        """
        # dhcp-client begin
        # interface eth0 search home.example servers 192.168.1.1
        search home.example
        nameserver 192.168.1.1
        # dhcp-client end
        # mine
        # dhcp-client off: nameserver 8.8.8.8
        # dhcp-client off: domain old.example
        options edns0
        """,
        new ResolvConf("# mine\nnameserver 8.8.8.8\ndomain old.example\noptions edns0\n")
            .with("eth0", HOME)
            .print());
  }

  @Test
  void whatALeaseDoesNotNameStaysAsItIs() {
    NameService onlyServers = new NameService(HOME.servers(), List.of());
    assertEquals(
        """
        # dhcp-client begin
        # interface eth0 search  servers 192.168.1.1
        nameserver 192.168.1.1
        # dhcp-client end
        search mine.example
        """,
        new ResolvConf("search mine.example\n").with("eth0", onlyServers).print());
  }

  @Test
  void interfacesShareTheBlock() {
    String both = new ResolvConf("").with("eth0", HOME).with("eth1", WORK).print();
    assertEquals(
        """
        # dhcp-client begin
        # interface eth0 search home.example servers 192.168.1.1
        # interface eth1 search work.example home.example servers 10.0.0.1 192.168.1.1
        search home.example work.example
        nameserver 192.168.1.1
        nameserver 10.0.0.1
        # dhcp-client end
        """,
        both);
    assertEquals(
        new ResolvConf("").with("eth1", WORK).print(),
        new ResolvConf(both).without("eth0").print());
  }

  @Test
  void interfacesThatAreNoMoreAreForgotten() {
    String both = new ResolvConf("").with("eth0", HOME).with("tap0", WORK).print();
    assertEquals(Set.of("eth0"), new ResolvConf(both).keeping("eth0"::equals).interfaces());
  }

  @Test
  void settingTwiceIsSettingOnce() {
    String once = new ResolvConf("nameserver 8.8.8.8").with("eth0", HOME).print();
    assertEquals(once, new ResolvConf(once).with("eth0", HOME).print());
  }

  /** Whatever stood there, it stands there again when the last lease is gone. */
  @Test
  void withTheLastInterfaceGoneTheTextIsWhatItWas() {
    String[] pieces = {
      "nameserver 1.2.3.4",
      "search a b",
      "domain c",
      "options x",
      "#",
      " nameserver 9.9.9.9",
      "\n",
      "\n",
      "\r\n",
      "\t",
      "# interface x search y servers z",
      "\u00e9"
    };
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String set = new ResolvConf(text.toString()).with("eth0", HOME).with("eth1", WORK).print();
      String unset = new ResolvConf(set).without("eth1").without("eth0").print();
      assertEquals(text.toString(), unset, "seed " + seed);
    }
  }
}
