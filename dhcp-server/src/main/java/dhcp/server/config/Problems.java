package dhcp.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong, so that one run names every mistake, up to a screenful. */
final class Problems {
  private static final int MOST = 40;

  private final List<Problem> found = new ArrayList<>();

  void add(Origin origin, String sentence) {
    if (found.size() < MOST) {
      found.add(new Problem(origin, sentence));
    }
  }

  /** The value, or empty and a problem when making it is refused with a sentence. */
  <T> Optional<T> attempt(Origin origin, Supplier<T> make) {
    try {
      return Optional.of(make.get());
    } catch (IllegalArgumentException e) {
      add(origin, e.getMessage());
      return Optional.empty();
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void throwIfAny() throws ConfigException {
    if (!found.isEmpty()) {
      throw new ConfigException(found);
    }
  }
}
