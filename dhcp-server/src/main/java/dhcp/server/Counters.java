package dhcp.server;

import dhcp.cli.JsonFields;
import dhcp.frame.Rejected;
import dhcp.message.Malformed;
import dhcp.server.engine.Reason;

/** What was received and what became of it; nothing is dropped without being counted here. */
final class Counters {
  /** What happens besides decisions. */
  enum Happening {
    FRAMES_RECEIVED,
    MESSAGES_RECEIVED,
    ARP_RECEIVED,
    FOREIGN_REPLIES,
    NOT_FOR_A_SERVER,
    FOREIGN_CHADDR,
    REPLIES_SENT,
    REPLIES_NOT_SENT,
    REQUESTS_DROPPED,
    ANSWERS_TOO_LATE,
    PROBES_SENT,
    OFFERS_GIVEN_UP
  }

  final Tally<Happening> happenings = new Tally<>(Happening.class);
  final Tally<Rejected.Reason> frames = new Tally<>(Rejected.Reason.class);
  final Tally<Malformed.Reason> malformed = new Tally<>(Malformed.Reason.class);
  final Tally<Reason> decisions = new Tally<>(Reason.class);

  /** All that is not zero. */
  JsonFields snapshot() {
    JsonFields all = new JsonFields();
    happenings.addTo(all);
    JsonFields rejected = new JsonFields();
    frames.addTo(rejected);
    JsonFields bad = new JsonFields();
    malformed.addTo(bad);
    JsonFields decided = new JsonFields();
    decisions.addTo(decided);
    return all.put("frames-rejected", rejected)
        .put("messages-malformed", bad)
        .put("decisions", decided);
  }
}
