package dhcp.server.engine;

import dhcp.net.Ipv4Address;
import java.util.Locale;

/**
 * Why a decision was taken: a code for scripts and metrics, a sentence for people. In the sentence
 * {@code {}} stands for the address that the decision is about.
 */
public enum Reason {
  OWN_LEASE("the client holds a lease of {}"),
  FORMER_LEASE("the client had {} before, and it is still unused"),
  BOOT_ROM_LEASE("the same machine has {} without a client identifier"),
  OWN_USE("the client was seen using {}, and nobody has a lease of it"),
  RESERVED("{} is reserved for the client"),
  OWN_OFFER("{} was offered to the client before"),
  REQUESTED("the client asked for {}, and it is unused"),
  NEW("{} was never used"),
  SHARED_OFFER("so many ask that {} is offered to several; who takes it first has it"),
  REUSED("{} has been unused for longest; no address is left that was never used"),

  SELECTED("the client took the offer of {}"),
  SELECTED_UNOFFERED("no offer of {} is on record, but it is unused and the client chose us"),
  REBOOTED("the client came back to {} after a restart"),
  RENEWED("the client renewed {}"),
  REBOUND("the client renewed {} from any server"),
  REPEATED("the client repeated a request for {} that was just answered"),
  YOUNG("the client renewed {} so early that it is told what is left of its lease"),
  RAPID_COMMIT("the client wants {} without an offer first"),
  BOOTP("a BOOTP client gets {} for ever"),
  INFORMED("the client at {} asked for parameters only"),

  WRONG_NETWORK("{} is not on the network where the client is"),
  NOT_LEASED_HERE("{} is not among the addresses that the client may have"),
  HELD_BY_ANOTHER("{} is leased to another client"),
  OFFERED_TO_ANOTHER("{} is being offered to another client"),
  RESERVED_FOR_ANOTHER("{} is reserved for another client"),
  IN_USE("{} was found in use by another station"),
  NOT_THE_ADDRESS("the client has, or was offered, another address than {}"),
  RESERVATION_MOVED("another address than {} is reserved for the client now"),
  NO_RECORD("no lease of {} by this client is on record"),

  RELEASED("the client gave {} back"),
  DECLINED("the client found {} in use"),
  OTHER_SERVER("the client chose another server"),

  LEASE_ACTIVE("{} is leased"),
  LEASE_UNASSIGNED("{} is leased to nobody"),
  LEASE_UNKNOWN("nothing is known about {}"),

  NO_SUBNET("no subnet is configured where the message came from"),
  NO_SERVER_ADDRESS("the server has no address that it could give as its identifier"),
  POOL_EXHAUSTED("no address is left for the client"),
  TOO_MANY_OFFERS("too many offers are unanswered; what is left is kept for known clients"),
  CLIENT_HAS_ENOUGH("the hardware address has as many addresses as one may have"),
  CIRCUIT_HAS_ENOUGH("the relay agent's port has as many addresses as one may have"),
  NOT_THE_HOLDER("the client does not hold {}"),
  NOT_OUR_IDENTIFIER("the message does not name this server, as it must"),
  INCOMPLETE("the request says neither in option 50 nor in ciaddr which address it means"),
  NO_CLIENT_ADDRESS("neither ciaddr nor the source says where to send the answer"),
  UNEXPECTED_TYPE("no server answers this type of message"),
  NOT_A_REQUEST("it is a server's message"),
  NOT_FOR_US("it was sent to {}, another host"),
  BAD_RELAY("giaddr {} is no host's address, or too many relay agents passed the message on"),
  FOREIGN_CHADDR("another station than the client sent it"),
  RELAY_ONLY("only relay agents and renewals are served here"),
  BOOTP_OFF("BOOTP clients are not served"),
  LEASEQUERY_OFF("leasequery is not served, or not without a relay agent's address"),
  OVERLOADED("too much waits to be answered, and nothing is known of the client"),
  RATE_LIMITED("the client sends more messages than it may"),
  NAK_LIMITED("the client has been refused often in a short time");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The word for scripts, for example {@code held-by-another}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The sentence, about an address, without a full stop. */
  public String sentence(Ipv4Address about) {
    return sentence.replace("{}", about.toString());
  }
}
