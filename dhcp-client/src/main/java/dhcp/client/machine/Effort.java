package dhcp.client.machine;

import dhcp.net.Ipv4Address;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What has happened since the client last held a lease, or since its start.
 *
 * @param startedAt when it began, milliseconds
 * @param deadline when it gives up, or {@link State#NEVER}
 * @param wish the address it would like best (option 50 of DISCOVER)
 * @param refusals how many times in a row a server refused what it had offered, or gave what could
 *     not be used
 * @param conflicts how many offered addresses were in use
 * @param trouble why it would fail if it gave up now
 */
public record Effort(
    long startedAt,
    long deadline,
    Optional<Ipv4Address> wish,
    int refusals,
    int conflicts,
    Outcome trouble) {
  /** Begins with the program; only then there is a time to give up at. */
  static Effort first(long now, OptionalLong timeout, Optional<Ipv4Address> wish) {
    long deadline = timeout.isPresent() ? now + timeout.getAsLong() : State.NEVER;
    return new Effort(now, deadline, wish, 0, 0, Outcome.NO_OFFER);
  }

  /** Begins after a lease was lost. */
  static Effort again(long now, Optional<Ipv4Address> wish) {
    return new Effort(now, State.NEVER, wish, 0, 0, Outcome.NO_OFFER);
  }

  /** The same on another link or after a pause: {@code secs} count from now. */
  Effort restarted(long now) {
    return new Effort(now, deadline, wish, refusals, conflicts, trouble);
  }

  /** The address that was wished is not wished again after a server refused it. */
  Effort refused() {
    return new Effort(
        startedAt, deadline, Optional.empty(), refusals + 1, conflicts, Outcome.REFUSED);
  }

  Effort conflicted() {
    return new Effort(
        startedAt, deadline, Optional.empty(), refusals, conflicts + 1, Outcome.ADDRESS_IN_USE);
  }

  Effort unusable() {
    return new Effort(startedAt, deadline, wish, refusals + 1, conflicts, Outcome.FAILED);
  }

  Effort noneAcceptable() {
    return new Effort(startedAt, deadline, wish, refusals, conflicts, Outcome.NONE_ACCEPTABLE);
  }

  Effort wishing(Ipv4Address address) {
    return new Effort(startedAt, deadline, Optional.of(address), refusals, conflicts, trouble);
  }

  /** For the secs field: seconds since it began. */
  int secs(long now) {
    return (int) Math.min((now - startedAt) / 1_000, 0xffff);
  }

  boolean isOver(long now) {
    return now >= deadline;
  }
}
