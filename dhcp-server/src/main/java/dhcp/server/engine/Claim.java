package dhcp.server.engine;

import java.util.Optional;

/** What one client may make of one address at one moment; the first that applies. */
enum Claim {
  /** The address lies in no subnet of the client's network. */
  WRONG_NETWORK(Reason.WRONG_NETWORK),
  /** Reserved for somebody else. */
  RESERVED_FOR_ANOTHER(Reason.RESERVED_FOR_ANOTHER),
  /** Neither reserved for the client nor in the ranges that it gets addresses from. */
  NOT_LEASED_HERE(Reason.NOT_LEASED_HERE),
  /** The client holds a lease of it. */
  OWN_LEASE,
  /** Another client holds a lease of it. */
  HELD_BY_ANOTHER(Reason.HELD_BY_ANOTHER),
  /** It was found in use by another station. */
  IN_USE(Reason.IN_USE),
  /** It is being offered to another client. */
  OFFERED_TO_ANOTHER(Reason.OFFERED_TO_ANOTHER),
  /** The client's lease of it ended, and nobody has it. */
  OWN_FORMER,
  /** Reserved for the client, and nobody has it. */
  OWN_RESERVED,
  /** It is being offered to the client. */
  OWN_OFFER,
  /** Nobody has it. */
  FREE;

  private final Optional<Reason> refusal;

  Claim() {
    refusal = Optional.empty();
  }

  Claim(Reason refusal) {
    this.refusal = Optional.of(refusal);
  }

  /** Why the client cannot have the address; empty when it can. */
  Optional<Reason> refusal() {
    return refusal;
  }

  /** Whether the server has it on record that the address is this client's. */
  boolean isOnRecord() {
    return switch (this) {
      case OWN_LEASE, OWN_FORMER, OWN_RESERVED -> true;
      case WRONG_NETWORK,
          RESERVED_FOR_ANOTHER,
          NOT_LEASED_HERE,
          HELD_BY_ANOTHER,
          IN_USE,
          OFFERED_TO_ANOTHER,
          OWN_OFFER,
          FREE ->
          false;
    };
  }
}
