package dhcp.client.load;

import dhcp.client.load.Flight.Phase;
import dhcp.client.load.Flight.Purpose;
import dhcp.client.load.LoadPlan.Ending;
import dhcp.message.MessageType;

/**
 * The exchanges under way: begins them as the course says, answers OFFERs, and sends again what
 * nobody answers. One thread at a time; time is nanoseconds of any steady clock.
 *
 * <p>The low half of a transaction id is the exchange's place here, so an answer is brought to its
 * exchange without a search.
 */
final class Exchanges {
  /** Where frames go. */
  interface Outlet {
    /** False when the frame cannot be sent. */
    boolean send(byte[] frame);
  }

  /** After so long without an answer a message is sent again (nanoseconds). */
  static final long RETRY = 1_000_000_000L;

  /** So often in all; then the exchange has failed. */
  static final int TRANSMISSIONS = 4;

  /** Exchanges begun in one call, so that answers are not kept waiting behind them. */
  private static final int AT_ONCE = 32;

  private static final int PLACE = 0xffff;

  private final LoadPlan plan;
  private final Clients clients;
  private final Messages messages;
  private final Outlet outlet;
  private final Course course;
  private final Figures figures;
  private final Holders holders;
  private final Audit audit = new Audit();
  private final Reply reply = new Reply();
  private final Flight[] flights;

  /** A stack of those that are free, from the place {@link #inFlight} to the end. */
  private final Flight[] free;

  private int inFlight;

  Exchanges(LoadPlan plan, Messages messages, Outlet outlet, Figures figures, long now) {
    this.plan = plan;
    this.clients = new Clients(plan.seed());
    this.messages = messages;
    this.outlet = outlet;
    this.figures = figures;
    this.course = new Course(plan, now);
    this.holders = new Holders(plan.clients());
    flights = new Flight[plan.pace().inFlight()];
    free = new Flight[flights.length];
    for (int i = 0; i < flights.length; i++) {
      flights[i] = new Flight(i, plan.seed());
      free[i] = flights[i];
    }
  }

  /** How many are under way. */
  int inFlight() {
    return inFlight;
  }

  /** Whether all are over and none will begin. */
  boolean isOver() {
    return course.hasEnded() && inFlight == 0;
  }

  /** Begins no more exchanges. */
  void end() {
    course.end();
  }

  /** Begins what is due and has room. */
  void pump(long now) {
    for (int i = 0; i < AT_ONCE && course.isDue(now) && inFlight < flights.length; i++) {
      Flight flight = free[inFlight++];
      int client = course.next();
      flight.begin(client, course.purpose(), now);
      if (flight.purpose == Purpose.MEASURED) {
        figures.first = course.since();
        figures.begun++;
      }
      send(messages.discoverFrame(flight.xid, client));
    }
  }

  /** Sends again what nobody has answered in time, and gives up what nobody answers at all. */
  void retry(long now) {
    for (Flight flight : flights) {
      if (flight.phase != Phase.FREE && now - flight.lastSent >= RETRY) {
        if (flight.transmissions == TRANSMISSIONS) {
          figures.timedOut += measured(flight);
          fail(flight, now);
        } else {
          flight.transmissions++;
          flight.lastSent = now;
          figures.retransmissions += measured(flight);
          transmit(flight);
        }
      }
    }
  }

  private void transmit(Flight flight) {
    switch (flight.phase) {
      case OFFER -> send(messages.discoverFrame(flight.xid, flight.client));
      case ACK ->
          send(messages.requestFrame(flight.xid, flight.client, flight.address, flight.server));
      case FREE -> throw new IllegalStateException("flight " + flight.place + " is free");
    }
  }

  private void send(byte[] frame) {
    figures.unsent += outlet.send(frame) ? 0 : 1;
  }

  /** Takes in a frame, whatever it is. */
  void onFrame(byte[] frame, int length, long now) {
    switch (reply.read(frame, length)) {
      case NONE -> {}
      case BROKEN -> figures.wrong++;
      case WHOLE -> onReply(frame, length, now);
    }
  }

  private void onReply(byte[] frame, int length, long now) {
    int place = reply.xid & PLACE;
    if (place >= flights.length || flights[place].xid != reply.xid) {
      figures.surplus++;
      return;
    }
    Flight flight = flights[place];
    if (reply.chaddr != clients.mac(flight.client) || !audit.agrees(frame, length, reply)) {
      figures.wrong++;
      return;
    }
    if (reply.type == MessageType.OFFER.code()) {
      onOffer(flight, now);
    } else if (reply.type == MessageType.ACK.code()) {
      onAck(flight, now);
    } else if (reply.type == MessageType.NAK.code()) {
      onNak(flight, now);
    } else {
      figures.wrong++;
    }
  }

  private void onOffer(Flight flight, long now) {
    if (flight.phase != Phase.OFFER) {
      figures.surplus++;
    } else if (isIncomplete()) {
      figures.wrong++;
    } else {
      if (flight.purpose == Purpose.MEASURED) {
        figures.offers.add(now - flight.firstSent);
      }
      flight.address = reply.yiaddr;
      flight.server = reply.server;
      flight.await(Phase.ACK, now);
      transmit(flight);
    }
  }

  /** An offer or ACK names an address, a time and the server (RFC 2131 table 3). */
  private boolean isIncomplete() {
    return reply.yiaddr == 0 || reply.server == 0 || reply.leaseSeconds == 0;
  }

  private void onAck(Flight flight, long now) {
    if (flight.phase == Phase.FREE) {
      figures.surplus++;
    } else if (flight.phase == Phase.OFFER
        || isIncomplete()
        || reply.yiaddr != flight.address
        || reply.server != flight.server) {
      figures.wrong++;
    } else {
      figures.doubled += holders.take(reply.yiaddr, flight.client, reply.leaseSeconds, now) ? 0 : 1;
      if (flight.purpose == Purpose.MEASURED) {
        figures.completed++;
        figures.acks.add(now - flight.firstSent);
        figures.exchanges.add(now - flight.began);
      }
      if (plan.ending() == Ending.RELEASE) {
        release(flight);
      }
      over(flight, now);
    }
  }

  private void release(Flight flight) {
    holders.giveUp(flight.client);
    send(
        messages.releaseFrame(
            flight.xid, flight.client, flight.address, flight.server, reply.frameSource));
  }

  private void onNak(Flight flight, long now) {
    switch (flight.phase) {
      case FREE -> figures.surplus++;
      case OFFER -> figures.wrong++;
      case ACK -> {
        figures.naks += measured(flight);
        fail(flight, now);
      }
    }
  }

  private void fail(Flight flight, long now) {
    figures.unprepared += flight.purpose == Purpose.PREPARING ? 1 : 0;
    over(flight, now);
  }

  private void over(Flight flight, long now) {
    if (flight.purpose == Purpose.MEASURED) {
      figures.last = now;
    }
    flight.phase = Phase.FREE;
    free[--inFlight] = flight;
    pump(now);
  }

  private static int measured(Flight flight) {
    return flight.purpose == Purpose.MEASURED ? 1 : 0;
  }
}
