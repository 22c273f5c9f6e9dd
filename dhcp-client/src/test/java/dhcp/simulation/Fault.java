package dhcp.simulation;

import dhcp.client.machine.Action;
import dhcp.client.machine.Event;
import dhcp.client.machine.Loss;
import dhcp.message.MessageType;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Reason;

/** Faults put in on purpose, each with a seed whose scenario brings it to light. */
enum Fault {
  ACK_BEFORE_STORE(18, Parts.SOUND.withDisk(ServerFaults.HastyDisk::new)),
  DISK_LIES(1, Parts.SOUND.withDisk(ServerFaults.LyingDisk::new)),
  STARTS_WITHOUT_LEASES(1, Parts.SOUND.withDisk(ServerFaults.ForgetfulDisk::new)),
  RESTORED_LEASES_END_EARLY(
      4, Parts.SOUND.withBrain(e -> ServerFaults.restoring(e, ServerFaults::shortened))),
  QUARANTINE_ENDS_AT_RESTART(
      8, Parts.SOUND.withBrain(e -> ServerFaults.restoring(e, ServerFaults::unquarantined))),
  CLOCK_RUNS_FAST(4, Parts.SOUND.withBrain(engine -> ServerFaults.hurried(engine, 2))),
  DECLINE_HAS_NO_EFFECT(
      7, Parts.SOUND.withBrain(e -> ServerFaults.withoutEffect(e, Decision.Decline.class))),
  OFFER_IS_NOT_HELD(
      1, Parts.SOUND.withBrain(e -> ServerFaults.withoutEffect(e, Decision.Offer.class))),
  ACK_IS_NOT_KEPT(1, Parts.SOUND.withBrain(e -> ServerFaults.withoutEffect(e, Decision.Ack.class))),
  RENEWALS_REFUSED(
      1, Parts.SOUND.withBrain(e -> ServerFaults.deciding(e, ServerFaults::refuseRenewals))),
  REBOOTS_OVERHEARD(
      1, Parts.SOUND.withBrain(e -> ServerFaults.deciding(e, ServerFaults::overhearReboots))),
  SILENT_TO_DISCOVER(
      1,
      Parts.SOUND.withBrain(
          e ->
              ServerFaults.deciding(
                  e,
                  decision ->
                      decision instanceof Decision.Offer
                          ? new Decision.Ignore(
                              decision.query(), Reason.POOL_EXHAUSTED, decision.address())
                          : decision))),
  ALL_CLIENTS_ONE(1, Parts.SOUND.withHeard(a -> ServerFaults.edited(a, ServerFaults::blur))),
  CLIENT_IDENTIFIER_IGNORED(
      2, Parts.SOUND.withHeard(a -> ServerFaults.edited(a, ServerFaults::forgetIdentifier))),
  SERVER_IDENTIFIER_IGNORED(5, Parts.SOUND.withHeard(ServerFaults::claimed)),
  NEXT_ADDRESS_IN_ACK(
      1,
      Parts.SOUND.withSaid(
          reply -> ServerFaults.written(reply, MessageType.ACK, ServerFaults::nextAddress))),
  NEXT_ADDRESS_IN_OFFER(
      1,
      Parts.SOUND.withSaid(
          reply -> ServerFaults.written(reply, MessageType.OFFER, ServerFaults::nextAddress))),
  TELLS_TWICE_THE_TIME(4, Parts.SOUND.withSaid(ServerFaults::generous)),
  CLIENT_COUNTS_FROM_LATER(1, Parts.SOUND.withMachine(m -> ClientFaults.counting(m, 200))),
  CLIENT_KEEPS_WHAT_EXPIRED(
      2,
      Parts.SOUND.withMachine(
          m ->
              ClientFaults.idle(
                  m,
                  action ->
                      action instanceof Action.Deconfigure gone && gone.loss() == Loss.EXPIRED))),
  CLIENT_DEAF_TO_THE_CABLE(
      1,
      Parts.SOUND.withMachine(
          m -> ClientFaults.deafTo(m, event -> event instanceof Event.CarrierLost))),
  CLIENT_DEAF_TO_ARP(
      45,
      Parts.SOUND.withMachine(
          m -> ClientFaults.deafTo(m, event -> event instanceof Event.ArpSeen))),
  CLIENT_NEVER_CLEARS_THE_INTERFACE(
      1,
      Parts.SOUND.withMachine(
          m -> ClientFaults.idle(m, action -> action instanceof Action.Deconfigure))),
  CLIENT_SENDS_NO_DISCOVER(
      1,
      Parts.SOUND.withMachine(
          m ->
              ClientFaults.idle(
                  m,
                  action ->
                      action instanceof Action.Send send
                          && send.message()
                              .messageType()
                              .filter(type -> type == MessageType.DISCOVER)
                              .isPresent()))),
  CLIENT_OBEYS_EVERY_NAK(13, Parts.SOUND.withMachine(ClientFaults::obedient));

  final long seed;
  final Parts parts;

  Fault(long seed, Parts parts) {
    this.seed = seed;
    this.parts = parts;
  }
}
