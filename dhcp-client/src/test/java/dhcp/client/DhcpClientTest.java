package dhcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dhcp.cli.EventWriter;
import dhcp.client.machine.Mode;
import dhcp.client.machine.Outcome;
import dhcp.client.machine.Settings;
import dhcp.client.machine.Timing;
import dhcp.frame.ArpFrame;
import dhcp.frame.Endpoint;
import dhcp.frame.Frame;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The event loop, on a wire in memory. */
class DhcpClientTest {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
  private static final Ipv4Address SERVER = Ipv4Address.of(192, 168, 1, 1);
  private static final Ipv4Address CLIENT = Ipv4Address.of(192, 168, 1, 100);
  private static final Endpoint SERVERS =
      new Endpoint(MacAddress.parse("02:00:00:00:00:fe"), SERVER, 67);
  private static final MacAddress KERNELS = MacAddress.parse("02:00:00:00:00:77");
  private static final long TIMEOUT = 20;

  private final MemoryWire wire = new MemoryWire(new SplittableRandom(1), MemoryWire.Faults.NONE);
  private final BootClock clock = BootClock.ofMachine();
  private final Inbox inbox = new Inbox();
  private final List<MessageType> sent = new ArrayList<>();

  private static SplittableRandom random() {
    return new SplittableRandom(1);
  }

  private Surroundings around(WireStation link, Settings settings) {
    EventWriter nowhere =
        new EventWriter(
            OutputStream.nullOutputStream(), EventWriter.Format.PLAIN, InstantSource.system());
    return new Surroundings(
        link,
        clock,
        inbox,
        new Untouched(),
        new LeaseStore(Optional.empty(), clock),
        new Narrator("eth0", settings, nowhere, clock));
  }

  /** On a busy machine both wait for the loop; the answer was there in time. */
  @Test
  void anAnswerThatHasComeCountsBeforeTheTimerThatIsDue() throws InterruptedException {
    wire.tap(this::answerAndLetTheTimePass);
    WireStation link = wire.attach("eth0", MAC);
    Settings settings =
        Settings.of(MAC)
            .with(new Mode.Once())
            .with(Timing.USUAL.withTimeout(OptionalLong.of(TIMEOUT)));
    Surroundings around = around(link, settings);
    Outcome outcome = new DhcpClient(around, settings, DhcpClient.ArpDuty.OURS, random()).run();
    assertEquals(List.of(MessageType.DISCOVER, MessageType.REQUEST), sent);
    assertEquals(Outcome.NO_OFFER, outcome, "nothing acknowledges it");
  }

  /** Others would send to a hardware address that the kernel does not listen to. */
  @ParameterizedTest
  @EnumSource(DhcpClient.ArpDuty.class)
  void theAddressIsAnnouncedUnderTheHardwareAddressThatAnswersForIt(DhcpClient.ArpDuty duty)
      throws InterruptedException {
    List<ArpFrame> announced = new ArrayList<>();
    wire.tap((from, frame) -> collectAnnouncements(frame, announced));
    Settings settings = Settings.of(MAC).with(new Mode.Once());
    new DhcpClient(around(wire.attach("eth0", KERNELS), settings), settings, duty, random()).run();
    MacAddress holder = duty == DhcpClient.ArpDuty.KERNEL ? KERNELS : MAC;
    assertEquals(List.of(holder), announced.stream().map(ArpFrame::senderMac).toList());
  }

  private void collectAnnouncements(byte[] bytes, List<ArpFrame> announced) {
    Frame frame = FrameDecoder.decode(bytes, bytes.length);
    if (frame instanceof UdpFrame udp) {
      answer(udp);
    } else if (frame instanceof ArpFrame arp && arp.senderIp().equals(CLIENT)) {
      announced.add(arp);
    }
  }

  private void answer(UdpFrame udp) {
    DhcpMessage message =
        (DhcpMessage) DhcpMessage.parse(udp.bytes(), udp.payloadOffset(), udp.payloadLength());
    boolean asks = message.messageType().equals(Optional.of(MessageType.REQUEST));
    DhcpMessage reply =
        DhcpMessage.replyTo(message)
            .yiaddr(CLIENT)
            .put(Options.MESSAGE_TYPE, asks ? MessageType.ACK : MessageType.OFFER)
            .put(Options.SERVER_IDENTIFIER, SERVER)
            .put(Options.LEASE_TIME, 3_600L)
            .build();
    inbox.put(UdpFrame.encode(SERVERS, new Endpoint(MAC, CLIENT, 68), reply.toBytes()));
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
      inbox.put(UdpFrame.encode(SERVERS, new Endpoint(MAC, CLIENT, 68), offer.toBytes()));
      long over = clock.now() + TIMEOUT;
      while (clock.now() < over) {
        Thread.onSpinWait();
      }
    }
  }
}
