package dhcp.link;

import com.sun.jna.NativeLibrary;
import java.util.List;

/**
 * How the native libraries are found: by the dynamic linker, which has an index of them. JNA would
 * run ldconfig to make one of its own, which takes a cold start some 20 ms. What the user says of
 * it by system properties counts all the same.
 */
final class NativeLibraries {
  /** Where JNA looks besides; while it is not set, JNA asks ldconfig. */
  private static final String JNA_PATHS = "jna.platform.library.path";

  /** By which name pcap4j loads libpcap. */
  private static final String PCAP_NAME = "org.pcap4j.core.pcapLibName";

  /** The library's names without its development package: Debian's, and everybody else's. */
  private static final List<String> PCAP_NAMES = List.of("libpcap.so.0.8", "libpcap.so.1");

  private NativeLibraries() {}

  /** To be called before anything of JNA is. */
  static void askLinker() {
    if (System.getProperty(JNA_PATHS) == null) {
      System.setProperty(JNA_PATHS, "");
    }
  }

  /**
   * By which name libpcap is found, for pcap4j too; to be called before anything of pcap4j is. When
   * none is known, pcap4j tries its own.
   */
  static String findPcap() {
    askLinker();
    if (System.getProperty(PCAP_NAME) == null) {
      PCAP_NAMES.stream()
          .filter(NativeLibraries::loads)
          .findFirst()
          .ifPresent(name -> System.setProperty(PCAP_NAME, name));
    }
    return System.getProperty(PCAP_NAME, "pcap");
  }

  private static boolean loads(String name) {
    try {
      NativeLibrary.getInstance(name);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
