package dhcp.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Some hundred scenarios of everything at once; ten thousand by {@code scripts/simulate}. Each is
 * drawn from a seed, which a failure tells.
 */
class ScenarioTest {
  private static final long FIRST = Long.getLong("dhcp.simulation.seed", 1);
  private static final int SCENARIOS = Integer.getInteger("dhcp.simulation.scenarios", 300);

  /** In each scenario, instead of what its seed says. */
  private static final Optional<Integer> CLIENTS =
      Optional.ofNullable(Integer.getInteger("dhcp.simulation.clients"));

  /** As many show every kind of trouble. */
  private static final int ENOUGH = 200;

  @Test
  void noPromiseIsBrokenAndEverybodyIsServedInTheEnd() {
    Map<Happening, Long> counts = new EnumMap<>(Happening.class);
    for (long seed = FIRST; seed < FIRST + SCENARIOS; seed++) {
      Plan plan = Plan.of(seed);
      new Scenario(CLIENTS.map(plan::with).orElse(plan), Parts.SOUND)
          .run()
          .forEach((happening, count) -> counts.merge(happening, count, Long::sum));
    }
    System.out.println(counts);
    Set<Happening> missing = EnumSet.allOf(Happening.class);
    missing.removeAll(counts.keySet());
    if (SCENARIOS >= ENOUGH) {
      assertEquals(Set.of(), missing, "what so many seeds have to show and do not");
    }
  }
}
