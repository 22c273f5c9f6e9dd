package dhcp.client.wire;

import static dhcp.client.wire.ClientBench.assertExit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.testing.Deadline;
import dhcp.testing.Jars;
import dhcp.testing.Lab;
import dhcp.testing.Program;
import dhcp.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/install} puts on a machine: that it works, and that it goes away again. */
class InstallIT {
  @TempDir static Path prefix;

  private static Program.Result installed;

  @BeforeAll
  static void install() {
    installed = script();
    assertExit(0, installed);
  }

  @AfterAll
  static void uninstall() throws IOException {
    assertExit(0, script("--uninstall"));
    try (Stream<Path> left = Files.walk(prefix)) {
      assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
    }
  }

  private static Program.Result script(String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Repository.file("scripts/install").toString(), "--prefix"));
    command.add(prefix.toString());
    command.addAll(List.of(arguments));
    return Program.run(command, Map.of("JAVA_HOME", Jars.currentJava().toString()));
  }

  private static String launcher(String program) {
    return prefix.resolve("bin").resolve(program).toString();
  }

  @Test
  void theLaunchersLeaseAndBind() {
    try (ClientBench bench = ClientBench.create(1)) {
      Program server =
          bench
              .lab()
              .start(
                  Lab.SERVER,
                  launcher("dhcp-server"),
                  "--dhcp-range",
                  "192.168.1.100",
                  "192.168.1.200",
                  "255.255.255.0",
                  "--interface",
                  Lab.INTERFACE,
                  "--lease-db",
                  bench.file("leases.db").toString(),
                  "--control",
                  "none");
      server.out().await("^READY", Deadline.PATIENCE);
      Path forOthers =
          Path.of("/tmp/hsperfdata_" + System.getProperty("user.name"), "" + server.pid());
      assertFalse(Files.exists(forOthers), forOthers::toString);
      Program.Result client =
          bench
              .lab()
              .run(
                  ClientBench.NODE,
                  launcher("dhcp-client"),
                  "--once",
                  "-q",
                  "--lease-file",
                  bench.file("lease").toString(),
                  Lab.INTERFACE);
      assertExit(0, client);
      // What the JVM itself has to say would stand on one of the two.
      assertTrue(client.out().matches("BOUND 192\\.168\\.1\\.100/24 .*"), client.out());
      assertEquals("", client.err());
      assertEquals(List.of("192.168.1.100"), bench.localAddresses());
      assertExit(0, server.stop());
    }
  }

  @Test
  void theArchivesFit() throws IOException {
    for (String program : List.of("server", "client")) {
      String line = Files.readString(Path.of(launcher("dhcp-" + program)));
      assertTrue(line.contains("-Xshare:auto"), line);
      // Where auto goes on without the archive, on ends.
      Path strict = prefix.resolve("strict");
      Files.writeString(strict, line.replace("-Xshare:auto", "-Xshare:on"));
      assertVersion(program, Program.run(List.of("sh", strict.toString(), "--version"), Map.of()));
      Files.delete(strict);
    }
  }

  @Test
  void anArchiveOfAnotherJavaIsNoObstacle() throws IOException {
    Path archive = prefix.resolve("lib/dhcp/client.jsa");
    byte[] good = Files.readAllBytes(archive);
    byte[] bad = good.clone();
    Arrays.fill(bad, 0, 256, (byte) 'x');
    Files.write(archive, bad);
    Program.Result result = Program.run(List.of(launcher("dhcp-client"), "--version"), Map.of());
    Files.write(archive, good);
    assertVersion("client", result);
  }

  private static void assertVersion(String program, Program.Result result) {
    assertExit(0, result);
    assertTrue(result.out().matches(program + " \\S+ \\(\\w+\\)"), result.out());
    assertEquals("", result.err());
  }

  @Test
  void flagsAreCompleted() {
    Program.Result result =
        Program.run(
            List.of(
                "bash",
                "-c",
                ". \"$0\"; COMP_WORDS=(dhcp-client --no-c); COMP_CWORD=1; COMP_LINE='dhcp-client"
                    + " --no-c'; _complete_dhcp-client; printf '%s\\n' \"${COMPREPLY[@]}\"",
                prefix.resolve("share/bash-completion/completions/dhcp-client").toString()),
            Map.of());
    assertTrue(
        result.out().lines().toList().containsAll(List.of("--no-configure", "--no-conflict-check")),
        result.out() + result.err());
    assertTrue(result.out().lines().allMatch(word -> word.startsWith("--no-c")), result.out());
  }

  @Test
  void itSaysWhatItDidAndDoesItAgain() throws IOException {
    assertTrue(installed.out().lines().allMatch(line -> line.startsWith("installed " + prefix)));
    Object before = Files.getAttribute(prefix.resolve("lib/dhcp/client.jar"), "unix:ino");
    assertExit(0, script());
    // A program that runs has the old file open: it must not change under it.
    assertTrue(
        !before.equals(Files.getAttribute(prefix.resolve("lib/dhcp/client.jar"), "unix:ino")));
  }
}
