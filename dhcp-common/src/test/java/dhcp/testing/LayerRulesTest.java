package dhcp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** This module keeps to its layers, and sources that do not are found. */
final class LayerRulesTest {
  private static List<String> violations(String packageName, String code) {
    LayerRules rules = new LayerRules();
    rules.check("Sample.java", "package " + packageName + ";\n" + code);
    return rules.finish();
  }

  @Test
  void thisModule() {
    assertEquals(List.of(), LayerRules.violations(Path.of("src/main/java")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "dhcp.net            | import dhcp.message.Text;",
        "dhcp.frame          | import dhcp.message.DhcpMessage;",
        "dhcp.message        | import dhcp.frame.UdpFrame;",
        "dhcp.link           | import dhcp.message.DhcpMessage;",
        "dhcp.server.engine  | import dhcp.link.Link;",
        "dhcp.server.engine  | import dhcp.server.config.ServerConfig;",
        "dhcp.server.config  | import dhcp.server.DhcpServer;",
        "dhcp.server.config  | import static dhcp.server.DhcpServer.start;",
        "dhcp.client.machine | class A { dhcp.cli.ExitCode code; }",
        "dhcp.client         | import dhcp.server.engine.Engine;",
        "dhcp.frame          | import org.pcap4j.core.PcapHandle;",
        "dhcp.server         | import com.sun.jna.Native;",
        "dhcp.server.lease   | import picocli.CommandLine;",
        "dhcp.link           | import ch.qos.logback.classic.Level;",
        "dhcp.server         | import java.sql.Connection;",
        "dhcp.server         | import org.sqlite.SQLiteConfig;",
        "dhcp.server.lease   | import dhcp.server.config.RunSettings;",
        "dhcp.server.engine  | import dhcp.server.lease.LeaseStore;",
        "dhcp.pool           | import org.slf4j.Logger;",
        "dhcp.server.engine  | import java.util.Random;",
        "dhcp.server.engine  | import java.util.concurrent.ThreadLocalRandom;",
        "dhcp.server.engine  | import java.security.SecureRandom;",
        "dhcp.client.machine | import java.io.InputStream;",
        "dhcp.client.machine | import java.nio.file.Files;",
        "dhcp.client.machine | import java.time.Clock;",
        "dhcp.client.machine | class A { long t = System.nanoTime(); }",
        "dhcp.client.machine | class A { long t = System . currentTimeMillis(); }",
        "dhcp.client.machine | class A { Object t = Instant.now(); }",
        "dhcp.message        | class A { void a() { new Thread(this::a).start(); } }",
        "dhcp.message        | class A { java.util.Random r = new java.util.Random(1); }"
      })
  void aSourceAgainstTheRulesIsFound(String packageName, String code) {
    assertTrue(violations(packageName, code).size() > 0);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "dhcp.link           | import org.pcap4j.core.PcapHandle;",
        "dhcp.cli            | import picocli.CommandLine;",
        "dhcp.server         | import dhcp.link.PcapLink;",
        "dhcp.client.machine | import java.util.random.RandomGenerator;",
        "dhcp.message        | import java.io.ByteArrayOutputStream;",
        "dhcp.net            | // System.nanoTime() in a comment",
        "dhcp.net            | class A { String s = \"Thread dhcp.link.Link \\\" Thread\"; }",
        "dhcp.net            | /* import java.util.Random; */ class A { char c = '\"'; int Threads; }"
      })
  void aSourceWithinTheRulesIsNot(String packageName, String code) {
    assertEquals(List.of(), violations(packageName, code));
  }

  @Test
  void aCircleOfPackagesIsFound() {
    LayerRules rules = new LayerRules();
    rules.check("A.java", "package dhcp.server.one;\nimport dhcp.server.two.Two;");
    rules.check("B.java", "package dhcp.server.two;\nimport dhcp.server.three.Three;");
    assertEquals(List.of(), new LayerRules().finish());
    rules.check("C.java", "package dhcp.server.three;\nimport dhcp.server.one.One;");
    assertEquals(3, rules.finish().size());
  }
}
