package dhcp.client.machine;

import dhcp.net.MacAddress;
import java.util.List;

/**
 * Everything that tells one client from another; fixed for the life of a {@link Machine}.
 *
 * @param mode what the client is there for
 * @param identity who asks
 * @param wishes what is asked for
 * @param offers how an offer is chosen
 * @param conflictCheck how the address is tried before it is used
 * @param timing how long things wait
 */
public record Settings(
    Mode mode,
    Identity identity,
    Wishes wishes,
    OfferPolicy offers,
    ConflictCheck conflictCheck,
    Timing timing) {
  /** A client that stays, with every usual setting. */
  public static Settings of(MacAddress mac) {
    return new Settings(
        new Mode.Stay(),
        Identity.of(mac),
        Wishes.USUAL,
        OfferPolicy.FIRST,
        ConflictCheck.USUAL,
        Timing.USUAL);
  }

  /** Codes of the options for which a REQUEST, the largest message, has no room left. */
  public List<Integer> unsendable() {
    return new Messages(this).unsendable();
  }

  public Settings with(Mode mode) {
    return new Settings(mode, identity, wishes, offers, conflictCheck, timing);
  }

  public Settings with(Identity identity) {
    return new Settings(mode, identity, wishes, offers, conflictCheck, timing);
  }

  public Settings with(Wishes wishes) {
    return new Settings(mode, identity, wishes, offers, conflictCheck, timing);
  }

  public Settings with(OfferPolicy offers) {
    return new Settings(mode, identity, wishes, offers, conflictCheck, timing);
  }

  public Settings with(ConflictCheck conflictCheck) {
    return new Settings(mode, identity, wishes, offers, conflictCheck, timing);
  }

  public Settings with(Timing timing) {
    return new Settings(mode, identity, wishes, offers, conflictCheck, timing);
  }
}
