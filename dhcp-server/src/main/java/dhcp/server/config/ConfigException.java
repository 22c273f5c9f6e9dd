package dhcp.server.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration is refused; every problem found is named, in the order of the input. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   */
  public ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public ConfigException(Origin origin, String sentence) {
    this(List.of(new Problem(origin, sentence)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
