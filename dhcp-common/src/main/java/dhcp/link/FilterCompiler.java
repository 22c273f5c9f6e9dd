package dhcp.link;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;

/**
 * Makes a program for the kernel of a filter in libpcap's language: the same that pcap4j would set,
 * but pcap4j keeps it to itself.
 */
final class FilterCompiler {
  private static final int ETHERNET = 1;
  private static final int OPTIMIZE = 1;
  private static final int NETMASK_UNKNOWN = -1;

  /** Bytes of an instruction: code, two jumps, a number (linux/filter.h). */
  private static final int INSTRUCTION = 8;

  static {
    Native.register(FilterCompiler.class, NativeLibraries.findPcap());
  }

  private FilterCompiler() {}

  static native Pointer pcap_open_dead(int linkType, int snapLength);

  static native int pcap_compile(
      Pointer handle, Pointer program, String expression, int optimize, int netmask);

  static native void pcap_freecode(Pointer program);

  static native void pcap_close(Pointer handle);

  /**
   * The instructions.
   *
   * @param snapLength how many bytes of a frame that passes are kept
   * @throws IOException when the expression is not understood
   */
  static byte[] compile(String expression, int snapLength) throws IOException {
    Pointer handle = pcap_open_dead(ETHERNET, snapLength);
    try (Memory program = new Memory(2L * Native.POINTER_SIZE)) {
      program.clear();
      if (pcap_compile(handle, program, expression, OPTIMIZE, NETMASK_UNKNOWN) != 0) {
        throw new IOException("libpcap does not understand the filter " + expression);
      }
      byte[] instructions =
          program.getPointer(Native.POINTER_SIZE).getByteArray(0, program.getInt(0) * INSTRUCTION);
      pcap_freecode(program);
      return instructions;
    } finally {
      pcap_close(handle);
    }
  }
}
