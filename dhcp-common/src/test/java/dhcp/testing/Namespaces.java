package dhcp.testing;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Network namespaces with veth pairs between them, for tests with real interfaces. Everything that
 * is made here is in namespaces of its own and disappears with {@link #close}; the machine's own
 * interfaces are never touched. Needs root and iproute2.
 */
public final class Namespaces implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final long COMMAND_SECONDS = 20;

  private final String prefix;
  private final List<String> made = new ArrayList<>();

  private Namespaces(String prefix) {
    this.prefix = prefix + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  }

  /**
   * Makes namespaces.
   *
   * @param prefix tells whose they are
   * @param names by which the other methods know them
   */
  public static Namespaces create(String prefix, String... names) {
    Namespaces namespaces = new Namespaces(prefix);
    try {
      for (String name : names) {
        namespaces.add(name);
      }
      return namespaces;
    } catch (RuntimeException e) {
      namespaces.close();
      throw e;
    }
  }

  private void add(String name) {
    // Without a resolv.conf of its own, a client in the namespace would change the machine's.
    Path own = Path.of("/etc/netns", fullName(name));
    try {
      Files.createDirectories(own);
      Files.writeString(own.resolve("resolv.conf"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    made.add(name);
    run(List.of("ip", "netns", "add", fullName(name)));
    ip(name, "link", "set", "lo", "up");
  }

  /** What {@code ip netns} calls it. */
  public String fullName(String name) {
    return prefix + "-" + name;
  }

  /** Joins two namespaces by a pair of interfaces, both up. */
  public void connect(String here, String itsInterface, String there, String theirInterface) {
    ip(
        here,
        "link",
        "add",
        itsInterface,
        "type",
        "veth",
        "peer",
        "name",
        theirInterface,
        "netns",
        fullName(there));
    ip(here, "link", "set", itsInterface, "up");
    ip(there, "link", "set", theirInterface, "up");
  }

  /**
   * Runs {@code ip} in a namespace.
   *
   * @return what it wrote
   * @throws IllegalStateException with what it wrote when it fails
   */
  public String ip(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of("ip", "-n", fullName(name)));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** A command to be started in a namespace. */
  public ProcessBuilder process(String name, List<String> command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", fullName(name)));
    all.addAll(command);
    return new ProcessBuilder(all);
  }

  /**
   * Runs an action in a namespace, on a thread of its own; threads that it starts are in the
   * namespace too.
   */
  public <T> T in(String name, Callable<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                Kernel.enter(Path.of("/run/netns", fullName(name)));
                result.complete(action.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            "in-" + fullName(name));
    thread.start();
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(String.join(" ", command) + ": " + output.strip());
      }
      return output;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(String.join(" ", command) + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    for (String name : made) {
      run(List.of("ip", "netns", "delete", fullName(name)));
      Path own = Path.of("/etc/netns", fullName(name));
      try {
        Files.deleteIfExists(own.resolve("resolv.conf"));
        Files.deleteIfExists(own);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    made.clear();
  }

  /** The two calls that move a thread to another namespace. */
  private static final class Kernel {
    private static final int CLONE_NEWNET = 0x40000000;
    private static final int READ_ONLY = 0;

    static {
      Native.register(Kernel.class, NativeLibrary.getProcess());
    }

    static native int open(String path, int flags) throws LastErrorException;

    static native int setns(int namespace, int type) throws LastErrorException;

    static native int close(int file) throws LastErrorException;

    static void enter(Path namespace) {
      int file = open(namespace.toString(), READ_ONLY);
      try {
        setns(file, CLONE_NEWNET);
      } finally {
        close(file);
      }
    }
  }
}
