package dhcp.server.engine;

import dhcp.message.MessageBuilder;
import dhcp.message.Option;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts configured options into a reply: what the client asks for in its order (RFC 2132 section
 * 9.8), then what is always sent. Of several layers the most specific that speaks of an option
 * wins: reservation, classes, subnet, and last what follows from the subnet itself.
 */
final class ReplyOptions {
  private static final byte[] EVERYTHING = {};

  /** In the order in which they stand where the client asks for none of them. */
  private static final int[] NEEDED = {
    Options.SERVER_IDENTIFIER.code(),
    Options.LEASE_TIME.code(),
    Options.RENEWAL_TIME.code(),
    Options.REBINDING_TIME.code()
  };

  private final Query query;
  private final Scope scope;
  private final Optional<Reservation> reservation;
  private final List<OptionSet> layers;
  private final byte[] asked;

  /** Options that are the server's own to decide in this reply, in the order of those needed. */
  private final byte[][] own = new byte[NEEDED.length][];

  ReplyOptions(Query query, Scope scope, Optional<Reservation> reservation) {
    this.query = query;
    this.scope = scope;
    this.reservation = reservation;
    layers = new ArrayList<>(4);
    reservation.ifPresent(one -> layers.add(one.options()));
    for (ClassRule rule : query.classes()) {
      layers.add(rule.options());
    }
    layers.add(scope.policy().options());
    asked = asked(query);
  }

  /** The options of a reply that gives a lease. */
  static ReplyOptions ofLease(
      Query query, Grant grant, Optional<Reservation> reservation, Ipv4Address identifier) {
    return new ReplyOptions(query, grant.scope(), reservation)
        .own(Options.SERVER_IDENTIFIER, identifier)
        .leaseTime(grant.leaseSeconds());
  }

  /** The codes that the client asks for; none when it wants everything. */
  static byte[] asked(Query query) {
    return query.message().raw(Options.PARAMETER_REQUEST_LIST.code()).orElse(EVERYTHING);
  }

  /** Adds one of the options that are needed, which is decided with this reply. */
  <T> ReplyOptions own(Option<T> option, T value) {
    own[placeOf(option.code())] = option.encode(value);
    return this;
  }

  /**
   * Puts all into a reply: what is asked for, what is needed all the same, and what is always sent.
   */
  void putInto(MessageBuilder reply) {
    for (byte code : asked) {
      putAsked(code & 0xff, reply);
    }
    for (int i = 0; i < NEEDED.length; i++) {
      if (own[i] != null && !reply.has(NEEDED[i])) {
        reply.putRaw(NEEDED[i], own[i]);
      }
    }
    if (asked.length == 0) {
      putEverything(reply);
    }
    putAlways(reply);
  }

  /** Where a needed option stands among them; -1 for any other. */
  private static int placeOf(int code) {
    for (int i = 0; i < NEEDED.length; i++) {
      if (NEEDED[i] == code) {
        return i;
      }
    }
    return -1;
  }

  private boolean isAsked(int code) {
    for (byte one : asked) {
      if ((one & 0xff) == code) {
        return true;
      }
    }
    return false;
  }

  private void putAsked(int code, MessageBuilder reply) {
    if (code < 1 || code > 254 || reply.has(code)) {
      return;
    }
    int place = placeOf(code);
    if (place >= 0 && own[place] != null) {
      reply.putRaw(code, own[place]);
    } else if (!OptionSet.isTheServersOwn(code) && !isTime(code)) {
      value(code).ifPresent(data -> putValue(code, data, reply));
    }
  }

  /**
   * The subnet mask must come before the routers (RFC 2132 section 3.3), unless the client itself
   * asks for them the other way round.
   */
  private void putValue(int code, byte[] data, MessageBuilder reply) {
    if (code == Options.ROUTER.code() && !isAsked(Options.SUBNET_MASK.code())) {
      putAsked(Options.SUBNET_MASK.code(), reply);
    }
    reply.putRaw(code, data);
  }

  /** T1 and T2 come with a lease only, even if they are configured. */
  private static boolean isTime(int code) {
    return code == Options.RENEWAL_TIME.code() || code == Options.REBINDING_TIME.code();
  }

  /**
   * A client without a list gets all but IPv6-only preferred, which must be asked for (RFC 8925).
   */
  private void putEverything(MessageBuilder reply) {
    for (OptionSet layer : layers) {
      for (int row = 0; row < layer.size(); row++) {
        if (layer.code(row) != Options.IPV6_ONLY_PREFERRED.code()) {
          putAsked(layer.code(row), reply);
        }
      }
    }
    putAsked(Options.HOST_NAME.code(), reply);
  }

  private void putAlways(MessageBuilder reply) {
    putAsked(Options.SUBNET_MASK.code(), reply);
    for (OptionSet layer : layers) {
      for (int row = 0; row < layer.size(); row++) {
        if (layer.sending(row) == OptionSet.Sending.ALWAYS) {
          putAsked(layer.code(row), reply);
        }
      }
    }
  }

  private Optional<byte[]> value(int code) {
    for (OptionSet layer : layers) {
      int row = layer.indexOf(code);
      if (row >= 0) {
        return layer.sending(row) == OptionSet.Sending.NEVER
            ? Optional.empty()
            : Optional.of(layer.data(row));
      }
    }
    return derived(code);
  }

  /** What nobody configured but follows from the subnet, the reservation or the boot settings. */
  private Optional<byte[]> derived(int code) {
    if (code == Options.SUBNET_MASK.code()) {
      return Optional.of(scope.policy().subnet().mask().toBytes());
    }
    if (code == Options.BROADCAST_ADDRESS.code() && scope.policy().subnet().prefixLength() < 31) {
      return Optional.of(scope.policy().subnet().broadcast().toBytes());
    }
    if (code == Options.HOST_NAME.code()) {
      return reservation
          .flatMap(Reservation::hostname)
          .map(name -> name.getBytes(StandardCharsets.ISO_8859_1));
    }
    if (code == Options.TFTP_SERVER_NAME.code()) {
      return text(BootFields.of(query, scope).serverName());
    }
    return code == Options.BOOTFILE_NAME.code()
        ? text(BootFields.of(query, scope).file())
        : Optional.empty();
  }

  private static Optional<byte[]> text(String value) {
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(value.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Adds the lease time and, unless it is for ever or too short, T1 and T2 (RFC 2131 section
   * 4.4.5): as configured, else 1/2 and 7/8 of it.
   */
  private ReplyOptions leaseTime(long leaseSeconds) {
    own(Options.LEASE_TIME, leaseSeconds);
    if (leaseSeconds == LeaseTimes.INFINITE) {
      return this;
    }
    long half = leaseSeconds / 2;
    long sevenEighths = leaseSeconds - (leaseSeconds + 7) / 8;
    long renewal = seconds(Options.RENEWAL_TIME).orElse(half);
    long rebinding = seconds(Options.REBINDING_TIME).orElse(sevenEighths);
    if (renewal >= rebinding || rebinding >= leaseSeconds) {
      renewal = half;
      rebinding = sevenEighths;
    }
    return 0 < renewal && renewal < rebinding
        ? own(Options.RENEWAL_TIME, renewal).own(Options.REBINDING_TIME, rebinding)
        : this;
  }

  private Optional<Long> seconds(Option<Long> option) {
    return value(option.code()).flatMap(option::decode);
  }
}
