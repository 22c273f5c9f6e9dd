package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.cli.EventWriter;
import dhcp.client.machine.Mode;
import dhcp.client.machine.Outcome;
import dhcp.client.machine.Settings;
import dhcp.client.machine.Timing;
import dhcp.frame.Endpoint;
import dhcp.frame.FrameDecoder;
import dhcp.frame.UdpFrame;
import dhcp.link.MemoryWire;
import dhcp.link.WireStation;
import dhcp.message.DhcpMessage;
import dhcp.message.MessageType;
import dhcp.message.Options;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The event loop, on a wire in memory. */
class DhcpClientTest {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
  private static final Ipv4Address SERVER = Ipv4Address.of(192, 168, 1, 1);
  private static final Ipv4Address CLIENT = Ipv4Address.of(192, 168, 1, 100);
  private static final long TIMEOUT = 20;

  private final MemoryWire wire = new MemoryWire(new SplittableRandom(1), MemoryWire.Faults.NONE);
  private final BootClock clock = BootClock.ofMachine();
  private final Inbox inbox = new Inbox();
  private final List<MessageType> sent = new ArrayList<>();

  /** On a busy machine both wait for the loop; the answer was there in time. */
  @Test
  void anAnswerThatHasComeCountsBeforeTheTimerThatIsDue() throws InterruptedException {
    wire.tap(this::answerAndLetTheTimePass);
    WireStation link = wire.attach("eth0", MAC);
    Settings settings =
        Settings.of(MAC)
            .with(new Mode.Once())
            .with(Timing.USUAL.withTimeout(OptionalLong.of(TIMEOUT)));
    EventWriter nowhere =
        new EventWriter(
            OutputStream.nullOutputStream(), EventWriter.Format.PLAIN, InstantSource.system());
    Surroundings around =
        new Surroundings(
            link,
            clock,
            inbox,
            new Untouched(),
            new LeaseStore(Optional.empty(), clock),
            new Narrator("eth0", settings, nowhere, clock));
    Outcome outcome =
        new DhcpClient(around, settings, DhcpClient.ArpDuty.OURS, new SplittableRandom(1)).run();
    assertEquals(List.of(MessageType.DISCOVER, MessageType.REQUEST), sent);
    assertEquals(Outcome.NO_OFFER, outcome, "nothing acknowledges it");
  }

  private void answerAndLetTheTimePass(WireStation from, byte[] frame) {
    UdpFrame udp = (UdpFrame) FrameDecoder.decode(frame, frame.length);
    DhcpMessage message =
        (DhcpMessage) DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength());
    sent.add(message.messageType().orElseThrow());
    if (sent.size() == 1) {
      DhcpMessage offer =
          DhcpMessage.replyTo(message)
              .yiaddr(CLIENT)
              .put(Options.MESSAGE_TYPE, MessageType.OFFER)
              .put(Options.SERVER_IDENTIFIER, SERVER)
              .put(Options.LEASE_TIME, 3_600L)
              .build();
      Endpoint server = new Endpoint(MacAddress.parse("02:00:00:00:00:fe"), SERVER, 67);
      inbox.put(UdpFrame.encode(server, new Endpoint(MAC, CLIENT, 68), offer.toBytes()));
      long over = clock.now() + TIMEOUT;
      while (clock.now() < over) {
        Thread.onSpinWait();
      }
    }
  }
}
