package dhcp.client.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a hook script gets of the environment in which the client was started: all of it, as with
 * udhcpc, except for the names that tell of a lease. One of those left over in the caller's shell
 * would pass for something that the server sent.
 */
final class Inherited {
  /** Names that {@link HookScript} itself sets, apart from those of a lease. */
  private static final Set<String> OF_THE_CALL = Set.of("interface", "reason", "pid");

  private static final Pattern NUMBERED_OR_DHCLIENTS = Pattern.compile("opt[0-9]+|(new|old)_.*");

  private Inherited() {}

  /**
   * The part that is passed on.
   *
   * @param caller the client's own environment
   */
  static Map<String, String> from(Map<String, String> caller) {
    Map<String, String> passed = new TreeMap<>(caller);
    passed.keySet().removeIf(Inherited::tellsOfALease);
    return passed;
  }

  private static boolean tellsOfALease(String name) {
    return OF_THE_CALL.contains(name)
        || LeaseVariables.isName(name)
        || NUMBERED_OR_DHCLIENTS.matcher(name).matches();
  }
}
