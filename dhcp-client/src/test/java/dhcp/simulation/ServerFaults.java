package dhcp.simulation;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Bytes;
import dhcp.net.Ipv4Address;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Decision;
import dhcp.server.engine.Engine;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.Reason;
import dhcp.server.engine.Reply;
import dhcp.server.lease.Moment;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Servers that are wrong in one way each, made around the engine that is right. */
final class ServerFaults {
  private static final int YIADDR = 16;

  private ServerFaults() {}

  /** The answer leaves before the lease is on disk. */
  static final class HastyDisk extends Disk {
    HastyDisk(Simulation simulation) {
      super(simulation);
    }

    @Override
    void store(
        List<LeaseChange> changes,
        Runnable then,
        ServerClock clock,
        Consumer<List<LeaseChange>> told) {
      then.run();
      super.store(changes, () -> {}, clock, told);
    }
  }

  /** Says that all is on disk, and loses one write of four. */
  static final class LyingDisk extends Disk {
    private int writes;

    LyingDisk(Simulation simulation) {
      super(simulation);
    }

    @Override
    void write(List<LeaseChange> changes, Moment now) {
      if (++writes % 4 != 0) {
        super.write(changes, now);
      }
    }
  }

  /** Reads an empty database at every start. */
  static final class ForgetfulDisk extends Disk {
    ForgetfulDisk(Simulation simulation) {
      super(simulation);
    }

    @Override
    List<LeaseRecord> restored(Moment now) {
      return List.of();
    }
  }

  /** Changes what is restored at a start. */
  static ServerBrain restoring(Engine engine, UnaryOperator<LeaseRecord> change) {
    return new ServerBrain(engine) {
      @Override
      void restore(LeaseRecord lease) {
        super.restore(change.apply(lease));
      }
    };
  }

  static LeaseRecord shortened(LeaseRecord lease) {
    long end = lease.end() - lease.leaseSeconds() * 500;
    return new LeaseRecord(
        lease.address(),
        lease.state(),
        lease.client(),
        lease.hardware(),
        lease.hostname(),
        lease.agentInformation(),
        lease.leaseSeconds(),
        end);
  }

  static LeaseRecord unquarantined(LeaseRecord lease) {
    return lease.state() == LeaseState.DECLINED ? lease.in(LeaseState.RELEASED) : lease;
  }

  /** Its clock goes so many times as fast. */
  static ServerBrain hurried(Engine engine, int times) {
    return new ServerBrain(engine) {
      @Override
      Decision decide(Arrival arrival, long now) {
        return super.decide(arrival, now * times);
      }

      @Override
      List<LeaseChange> apply(Decision decision, long now) {
        return super.apply(decision, now * times);
      }

      @Override
      List<LeaseChange> sweep(long now) {
        return super.sweep(now * times);
      }
    };
  }

  /** Changes decisions before they are applied. */
  static ServerBrain deciding(Engine engine, UnaryOperator<Decision> change) {
    return new ServerBrain(engine) {
      @Override
      Decision decide(Arrival arrival, long now) {
        return change.apply(super.decide(arrival, now));
      }
    };
  }

  /** Takes no notice of one kind of decision: it is made, and changes nothing. */
  static ServerBrain withoutEffect(Engine engine, Class<? extends Decision> kind) {
    return new ServerBrain(engine) {
      @Override
      List<LeaseChange> apply(Decision decision, long now) {
        return kind.isInstance(decision) ? List.of() : super.apply(decision, now);
      }
    };
  }

  static Decision refuseRenewals(Decision decision) {
    return decision.reason() == Reason.RENEWED
        ? new Decision.Nak(decision.query(), Reason.NO_RECORD, decision.address())
        : decision;
  }

  static Decision overhearReboots(Decision decision) {
    return decision.reason() == Reason.REBOOTED
        ? new Decision.Ignore(decision.query(), Reason.NO_RECORD, decision.address())
        : decision;
  }

  /** A message as if it were from another client, or for another server. */
  static Arrival edited(Arrival arrival, Consumer<MessageBuilder> edit) {
    DhcpMessage message = arrival.message();
    MessageBuilder builder =
        DhcpMessage.request(message.xid(), message.chaddr())
            .flags(message.flags())
            .secs(message.secs())
            .hops(message.hops())
            .ciaddr(message.ciaddr())
            .giaddr(message.giaddr());
    for (int code : message.codes()) {
      builder.putRaw(code, message.raw(code).orElseThrow());
    }
    edit.accept(builder);
    return new Arrival(
        builder.build(),
        arrival.link(),
        arrival.frameSource(),
        arrival.source(),
        arrival.destination(),
        arrival.sourcePort());
  }

  /** Knows clients by the first of the digits only. */
  static void blur(MessageBuilder message) {
    message.putRaw(Options.CLIENT_IDENTIFIER.code(), new byte[] {0, 1});
  }

  static void forgetIdentifier(MessageBuilder message) {
    message.remove(Options.CLIENT_IDENTIFIER.code());
  }

  /** Takes every REQUEST for one that chose it. */
  static Arrival claimed(Arrival arrival) {
    Ipv4Address own = arrival.link().addresses().get(0).address();
    return arrival.message().has(Options.SERVER_IDENTIFIER)
        ? edited(arrival, message -> message.put(Options.SERVER_IDENTIFIER, own))
        : arrival;
  }

  /** Changes the bytes of one kind of answer as it leaves. */
  static Reply written(Reply reply, MessageType type, Consumer<byte[]> change) {
    if (!reply.message().messageType().equals(Optional.of(type))) {
      return reply;
    }
    byte[] bytes = reply.message().toBytes();
    change.accept(bytes);
    return DhcpMessage.parse(bytes, 0, bytes.length) instanceof DhcpMessage message
        ? new Reply(message, reply.source(), reply.destination(), reply.omitted())
        : reply;
  }

  static void nextAddress(byte[] message) {
    new Ipv4Address(Bytes.int32(message, YIADDR)).plus(1).write(message, YIADDR);
  }

  /** Tells of twice the time that it keeps the address for. */
  static Reply generous(Reply reply) {
    Optional<Long> seconds = reply.message().get(Options.LEASE_TIME);
    return written(
        reply,
        MessageType.ACK,
        bytes -> {
          for (int i = 240; i + 5 < bytes.length && seconds.isPresent(); ) {
            if (bytes[i] == Options.LEASE_TIME.code()) {
              System.arraycopy(
                  new Ipv4Address((int) (seconds.get() * 2)).toBytes(), 0, bytes, i + 2, 4);
              return;
            }
            i += bytes[i] == 0 ? 1 : 2 + Bytes.int8(bytes, i + 1);
          }
        });
  }
}
