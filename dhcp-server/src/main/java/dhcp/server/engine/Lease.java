package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the table knows about one address: a lease, its remains, or why it is given to nobody. This
 * is a look at a row of {@link LeaseMemory}; two looks at one row see the same, and one at a row
 * that was removed must not be used. The table alone changes what the indexes go by.
 *
 * <pre>
 *  0 address                4 end, in milliseconds, MAX_VALUE for never
 * 12 leaseSeconds          16 place in its slice's queue, plus one
 * 20, 24 next and previous row of the same hardware address, plus one
 * 28 unstored              30 state, plus one; 0 in a row without a lease
 * 31 what {@link LeaseTexts} has
 * </pre>
 */
final class Lease extends LeaseTexts {
  private static final int ADDRESS = 0;
  private static final int END = 4;
  private static final int SECONDS = 12;
  private static final int QUEUE_PLACE = 16;
  private static final int NEXT = 20;
  private static final int PREVIOUS = 24;
  private static final int UNSTORED = 28;
  private static final int STATE = 30;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());

  Lease(LeaseMemory memory, int row) {
    super(memory, row);
  }

  /** Makes a lease of a row that has none. */
  void begin(int address) {
    Arrays.fill(bytes, at, at + SIZE, (byte) 0);
    putInt(ADDRESS, address);
    bytes[at + STATE] = 1;
  }

  /** Makes a row without a lease. */
  void clear() {
    bytes[at + STATE] = 0;
    memory.overflow(row, new byte[0]);
  }

  /** Whether there is a lease in the row. */
  boolean exists() {
    return bytes[at + STATE] != 0;
  }

  int row() {
    return row;
  }

  int address() {
    return getInt(ADDRESS);
  }

  Ipv4Address ip() {
    return new Ipv4Address(address());
  }

  /** When the lease ends or ended, or the quarantine ends: milliseconds, MAX_VALUE for never. */
  long end() {
    return (long) LONG.get(bytes, at + END);
  }

  void end(long end) {
    LONG.set(bytes, at + END, end);
  }

  /** What the client was told, as an unsigned number. */
  int leaseSeconds() {
    return getInt(SECONDS);
  }

  void leaseSeconds(int seconds) {
    putInt(SECONDS, seconds);
  }

  /** How many milliseconds later the end is than the one that was stored last. */
  short unstored() {
    return (short) SHORT.get(bytes, at + UNSTORED);
  }

  void unstored(int millis) {
    SHORT.set(bytes, at + UNSTORED, (short) millis);
  }

  LeaseState state() {
    return LeaseState.of((byte) (bytes[at + STATE] - 1));
  }

  void state(LeaseState next) {
    bytes[at + STATE] = (byte) (next.ordinal() + 1);
  }

  /** The place in its slice's queue; -1 when it is in none. */
  int queuePlace() {
    return getInt(QUEUE_PLACE) - 1;
  }

  void queuePlace(int place) {
    putInt(QUEUE_PLACE, place + 1);
  }

  /** Whether a slice has it in one of its queues, as it has every lease that is made. */
  boolean isFiled() {
    return queuePlace() >= 0;
  }

  /** The next row with the same hardware address; -1 behind the last. */
  int nextOfHardware() {
    return getInt(NEXT) - 1;
  }

  void nextOfHardware(int next) {
    putInt(NEXT, next + 1);
  }

  /** The row before; -1 for the first. */
  int previousOfHardware() {
    return getInt(PREVIOUS) - 1;
  }

  void previousOfHardware(int previous) {
    putInt(PREVIOUS, previous + 1);
  }

  private int getInt(int field) {
    return (int) INT.get(bytes, at + field);
  }

  private void putInt(int field, int value) {
    INT.set(bytes, at + field, value);
  }

  /** Whether a client holds the address now. */
  boolean isHeld(long now) {
    return state().isLease() && end() > now;
  }

  /** Whether the address is kept from everybody now. */
  boolean isQuarantined(long now) {
    return state().isQuarantine() && end() > now;
  }

  /** The lease as others may see and store it. */
  LeaseRecord toRecord() {
    return new LeaseRecord(
        ip(),
        state(),
        client(),
        Octets.wrap(hardware()),
        new String(hostname(), StandardCharsets.US_ASCII),
        Octets.wrap(agentInformation()),
        Integer.toUnsignedLong(leaseSeconds()),
        end());
  }
}
