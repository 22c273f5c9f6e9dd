package dhcp.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dhcp.net.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@code scripts/fuzz}: seeds, findings, and what a fixed seed makes of them. */
final class FuzzTest {
  private static final Path FINDINGS = Path.of("src/test/resources/fuzz");
  private static final int MUTANTS = 1_000;
  private static final long SEED = 20_261;

  @ParameterizedTest
  @EnumSource
  void nothingBreaksOnSeedsAndFindings(Target target) throws IOException {
    List<byte[]> seeds = target.seeds();
    assertFalse(seeds.isEmpty());
    seeds.forEach(seed -> run(target, seed));
    Path folder = FINDINGS.resolve(target.word());
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          run(target, Files.readAllBytes(file));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingBreaksOnWhatIsMadeOfSeeds(Target target) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<byte[]> seeds = target.seeds();
    for (int i = 0; i < MUTANTS; i++) {
      byte[] input = seeds.get(random.nextInt(seeds.size()));
      for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
        input = changed(input, seeds.get(random.nextInt(seeds.size())), random);
      }
      run(target, input);
    }
  }

  private static byte[] changed(byte[] input, byte[] other, SplittableRandom random) {
    int at = random.nextInt(input.length + 1);
    byte[] changed = input.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(input, at);
      }
      case 1 -> changed = Arrays.copyOf(input, input.length + random.nextInt(20));
      case 2 -> {
        int from = random.nextInt(other.length + 1);
        System.arraycopy(
            other, from, changed, at, Math.min(other.length - from, changed.length - at));
      }
      case 3 -> {
        for (int i = at; i < Math.min(at + 4, changed.length); i++) {
          changed[i] = (byte) random.nextInt();
        }
      }
      default -> {
        if (at < changed.length) {
          changed[at] = (byte) new int[] {0, 1, 0x7f, 0x80, 0xff, 52, 82, 61}[random.nextInt(8)];
        }
      }
    }
    return changed;
  }

  private static void run(Target target, byte[] input) {
    assertDoesNotThrow(() -> target.run(input), () -> target + " of " + Bytes.hex(input));
  }

  @Test
  void workBeyondTheBoundIsNoticed() {
    assertThrows(
        AssertionError.class,
        () -> Work.bounded(new byte[1], 10, () -> Arrays.fill(new byte[64 << 20], (byte) 1)));
  }
}
