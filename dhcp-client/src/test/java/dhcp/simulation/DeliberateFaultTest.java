package dhcp.simulation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.AssertionFailedError;

/** The simulation can fail: each fault that is put in is found out, and the seed is told. */
class DeliberateFaultTest {
  @ParameterizedTest
  @EnumSource
  void isFoundOutByTheOracleAndByNothingElse(Fault fault) {
    Plan plan = Plan.of(fault.seed);
    AssertionFailedError found =
        assertThrows(AssertionFailedError.class, () -> new Scenario(plan, fault.parts).run());
    assertTrue(found.getMessage().startsWith("seed " + fault.seed + ", "), found::getMessage);
    assertDoesNotThrow(() -> new Scenario(plan, Parts.SOUND).run());
  }
}
