package dhcp.server.engine;

import java.util.Arrays;

/**
 * The end of a row of {@link LeaseMemory}: key, hardware address, hostname and relay agent
 * information, each of at most 255 bytes, one behind the other. When they have no room in the row
 * they lie together elsewhere.
 *
 * <pre>
 * 31 bit 0: the key is an identifier, bit 1: the texts lie elsewhere
 * 32 lengths of the four
 * 36 the four
 * </pre>
 */
class LeaseTexts {
  /** Bytes of a row: enough for an identifier of RFC 4361 and a name of fifteen letters. */
  static final int SIZE = 80;

  private static final int FLAGS = 31;
  private static final int IDENTIFIED = 1;
  private static final int ELSEWHERE = 2;
  private static final int LENGTHS = 32;
  private static final int TEXTS = 36;

  private static final int KEY = 0;
  private static final int HARDWARE = 1;
  private static final int HOSTNAME = 2;
  private static final int AGENT = 3;

  /** The length of a hardware address that is the key; no hardware address is as long. */
  private static final int SAME = 0xff;

  final LeaseMemory memory;
  final int row;

  /** The array that holds the row, and where in it the row begins. */
  final byte[] bytes;

  final int at;

  LeaseTexts(LeaseMemory memory, int row) {
    this.memory = memory;
    this.row = row;
    this.bytes = memory.piece(row);
    this.at = LeaseMemory.offset(row);
  }

  /** Whether the key is an identifier that the client sent. */
  boolean isIdentified() {
    return (bytes[at + FLAGS] & IDENTIFIED) != 0;
  }

  boolean isKeyedBy(ClientKey client) {
    return is(KEY, client.octets().bytes());
  }

  boolean hasHardware(byte[] hardware) {
    return is(HARDWARE, hardware);
  }

  boolean hasHardware(Octets hardware) {
    return is(HARDWARE, hardware.bytes());
  }

  /** Whether it is, or was, anybody's. */
  boolean hasKey() {
    return length(KEY) > 0;
  }

  boolean hasAnyHardware() {
    return length(HARDWARE) > 0;
  }

  /** Whether key and hardware address are the same bytes, which are kept once. */
  boolean isKeyedByHardware() {
    return lengthAt(HARDWARE) == SAME;
  }

  ClientKey client() {
    return new ClientKey(
        Octets.wrap(text(KEY)),
        isIdentified() ? ClientKey.Source.CLIENT_IDENTIFIER : ClientKey.Source.HARDWARE_ADDRESS);
  }

  byte[] hardware() {
    return text(HARDWARE);
  }

  byte[] hostname() {
    return text(HOSTNAME);
  }

  byte[] agentInformation() {
    return text(AGENT);
  }

  int hashOfKey(long seed) {
    return hash(KEY, seed);
  }

  int hashOfHardware(long seed) {
    return hash(HARDWARE, seed);
  }

  private int hash(int text, long seed) {
    int from = from(text);
    return LeaseTable.hash(seed, array(), from, from + length(text));
  }

  /** Says whose it is. */
  void owner(ClientKey client, byte[] hardware) {
    boolean identified = client.source() == ClientKey.Source.CLIENT_IDENTIFIER;
    flag(IDENTIFIED, identified);
    if (!isKeyedBy(client) || !hasHardware(hardware)) {
      write(client.octets().bytes(), hardware, hostname(), agentInformation());
    }
  }

  void hostname(byte[] hostname) {
    if (!is(HOSTNAME, hostname)) {
      write(text(KEY), hardware(), hostname, agentInformation());
    }
  }

  void agentInformation(byte[] information) {
    if (!is(AGENT, information)) {
      write(text(KEY), hardware(), hostname(), information);
    }
  }

  private void write(byte[] key, byte[] hardware, byte[] hostname, byte[] agent) {
    boolean same = key.length > 0 && Arrays.equals(key, hardware);
    byte[] own = same ? new byte[0] : hardware;
    int total = key.length + own.length + hostname.length + agent.length;
    boolean fits = total <= SIZE - TEXTS;
    byte[] overflow = new byte[fits ? 0 : total];
    byte[] array = fits ? bytes : overflow;
    int to = put(KEY, key, array, fits ? at + TEXTS : 0);
    to = put(HARDWARE, own, array, to);
    to = put(HOSTNAME, hostname, array, to);
    put(AGENT, agent, array, to);
    if (same) {
      bytes[at + LENGTHS + HARDWARE] = (byte) SAME;
    }
    flag(ELSEWHERE, !fits);
    memory.overflow(row, overflow);
  }

  private int put(int text, byte[] from, byte[] array, int to) {
    if (from.length > 0xff) {
      throw new IllegalArgumentException(from.length + " bytes are more than a lease has room for");
    }
    bytes[at + LENGTHS + text] = (byte) from.length;
    System.arraycopy(from, 0, array, to, from.length);
    return to + from.length;
  }

  private void flag(int flag, boolean set) {
    bytes[at + FLAGS] = (byte) (set ? bytes[at + FLAGS] | flag : bytes[at + FLAGS] & ~flag);
  }

  private boolean is(int text, byte[] other) {
    int from = from(text);
    return Arrays.equals(array(), from, from + length(text), other, 0, other.length);
  }

  private byte[] text(int text) {
    int from = from(text);
    return Arrays.copyOfRange(array(), from, from + length(text));
  }

  private boolean isElsewhere() {
    return (bytes[at + FLAGS] & ELSEWHERE) != 0;
  }

  private byte[] array() {
    return isElsewhere() ? memory.overflow(row) : bytes;
  }

  private int from(int text) {
    int from = isElsewhere() ? 0 : at + TEXTS;
    if (text == HARDWARE && isKeyedByHardware()) {
      return from;
    }
    for (int before = KEY; before < text; before++) {
      from += before == HARDWARE && isKeyedByHardware() ? 0 : lengthAt(before);
    }
    return from;
  }

  private int length(int text) {
    return lengthAt(text == HARDWARE && isKeyedByHardware() ? KEY : text);
  }

  private int lengthAt(int text) {
    return bytes[at + LENGTHS + text] & 0xff;
  }
}
