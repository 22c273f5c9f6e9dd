package dhcp.testing;

import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who was promised which address and until when, by what was seen on the wire and nothing else (RFC
 * 2131 section 3.1(4)). An ACK is a promise even if its client never hears it.
 *
 * <p>A promise ends with its time, by RELEASE or DECLINE of its holder, and by another ACK to its
 * holder, who has asked for that other address and so given this one up.
 */
public final class AckLedger {
  /** How much later than the server decided a frame may have been seen. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  /**
   * An acknowledged lease.
   *
   * @param until its end, in nanoseconds on the clock of {@link System#nanoTime}
   */
  public record Promise(MacAddress holder, Ipv4Address address, long until) {
    private boolean isOver(long now) {
      return until - now <= 0;
    }
  }

  private final Map<Ipv4Address, Promise> promises = new LinkedHashMap<>();
  private final Map<MacAddress, Ipv4Address> held = new HashMap<>();
  private final List<String> doubles = new ArrayList<>();
  private int acks;

  /** Takes in frames in the order in which they were seen. */
  public void note(List<Sighting> sightings) {
    sightings.forEach(this::note);
  }

  private void note(Sighting seen) {
    seen.dhcp()
        .ifPresent(
            message -> {
              Optional<MessageType> type = message.messageType();
              Optional<MacAddress> holder = message.chaddr().mac();
              if (type.isEmpty() || holder.isEmpty()) {
                return;
              }
              if (type.get() == MessageType.ACK && !message.yiaddr().isAny()) {
                long seconds = message.get(Options.LEASE_TIME).orElse(0L);
                promise(holder.get(), message.yiaddr(), seen.nanos(), seconds);
              } else if (type.get() == MessageType.RELEASE) {
                giveUp(holder.get(), message.ciaddr());
              } else if (type.get() == MessageType.DECLINE) {
                message.get(Options.REQUESTED_ADDRESS).ifPresent(a -> giveUp(holder.get(), a));
              }
            });
  }

  private void promise(MacAddress holder, Ipv4Address address, long now, long seconds) {
    acks++;
    Promise before = promises.get(address);
    if (before != null && !before.holder.equals(holder) && !before.isOver(now)) {
      doubles.add(
          "%s to %s, while %s has it for %d ms more"
              .formatted(address, holder, before.holder, (before.until - now) / 1_000_000));
    }
    Optional.ofNullable(held.get(holder)).ifPresent(other -> giveUp(holder, other));
    long until = now + Duration.ofSeconds(seconds).minus(SLACK).toNanos();
    promises.put(address, new Promise(holder, address, until));
    held.put(holder, address);
  }

  private void giveUp(MacAddress holder, Ipv4Address address) {
    Promise promise = promises.get(address);
    if (promise != null && promise.holder.equals(holder)) {
      promises.remove(address);
      held.remove(holder);
    }
  }

  /** How many ACKs were seen that give an address. */
  public int acks() {
    return acks;
  }

  /** Every ACK of an address that was another's, in words. */
  public List<String> doubles() {
    return List.copyOf(doubles);
  }

  /** What was promised and is not over at a moment. */
  public List<Promise> live(long now) {
    return promises.values().stream().filter(promise -> !promise.isOver(now)).toList();
  }

  /** What a client was promised and is not over at a moment. */
  public Optional<Promise> live(MacAddress holder, long now) {
    return Optional.ofNullable(held.get(holder))
        .map(promises::get)
        .filter(promise -> !promise.isOver(now));
  }
}
