package dhcp.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.MessageType;
import dhcp.testing.GoldenFrame;
import dhcp.testing.GoldenFrames;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames of real peers, damaged by the thousand from Ethernet byte 0 on, and the same server. */
class HostileFramesIT {
  private static final long SEED = 20131;

  /** Frames between two looks at the server, few enough for its receive buffer. */
  private static final int BURST = 250;

  /** What may happen to a frame. */
  enum Damage {
    CUT_ANYWHERE {
      @Override
      byte[] applyTo(byte[] frame, Random random) {
        // A packet socket takes nothing below an Ethernet header.
        return Arrays.copyOf(frame, Frames.IP + random.nextInt(frame.length - Frames.IP));
      }
    },
    ANY_BIT_FLIPPED {
      @Override
      byte[] applyTo(byte[] frame, Random random) {
        int bit = random.nextInt(frame.length * 8);
        byte[] flipped = frame.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
      }
    },
    /** With right checksums, so that the damage reaches what is behind them. */
    ANY_BYTE_OF_THE_MESSAGE_CHANGED {
      @Override
      byte[] applyTo(byte[] frame, Random random) {
        byte[] changed = frame.clone();
        changed[Frames.BOOTP + random.nextInt(frame.length - Frames.BOOTP)] =
            (byte) random.nextInt();
        return Frames.resummed(changed);
      }
    };

    abstract byte[] applyTo(byte[] frame, Random random);
  }

  private static void assertUnharmed(List<String> flags, Damage damage, int count) {
    try (ServerBench bench = ServerBench.large(flags)) {
      Random random = new Random(SEED + damage.ordinal());
      List<GoldenFrame> frames = GoldenFrames.dhcp();
      for (int i = 1; i <= count; i++) {
        byte[] frame = frames.get(random.nextInt(frames.size())).bytes();
        bench.station().send(damage.applyTo(frame, random));
        if (i % BURST == 0) {
          bench.assertServes();
        }
      }
      assertEquals(MessageType.ACK, bench.newClient().lease().type(), "seed " + SEED);
      assertEquals(0, bench.server().stop().exitCode());
      for (String line : bench.server().err().lines()) {
        assertTrue(!line.contains("Exception") && !line.startsWith("\tat "), line);
        assertTrue(line.chars().allMatch(c -> c >= 0x20 && c < 0x7f), "escaped: " + line);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedFramesDoNoHarm(Damage damage) {
    assertUnharmed(ServerBench.inMemory(ServerBench.LARGE_POOL), damage, 15_000);
  }

  /** Whoever prints every packet reads more of it. */
  @Test
  void damagedFramesDoNoHarmWhenEachIsPrinted() {
    List<String> verbose = ServerBench.and(ServerBench.inMemory(ServerBench.LARGE_POOL), "-vv");
    assertUnharmed(verbose, Damage.ANY_BYTE_OF_THE_MESSAGE_CHANGED, 1500);
  }
}
