package dhcp.server;

import dhcp.cli.ExitCode;
import dhcp.server.control.ControlException;
import dhcp.server.control.ControlRequest;
import java.util.function.Function;

/** Reads one argument of a subcommand's request. */
final class ControlArgument {
  private ControlArgument() {}

  /**
   * @param parser refuses with an {@link IllegalArgumentException}
   * @throws ControlException with what the parser said
   */
  static <T> T of(ControlRequest request, String name, Function<String, T> parser)
      throws ControlException {
    try {
      return parser.apply(request.arguments().getOrDefault(name, ""));
    } catch (IllegalArgumentException e) {
      throw new ControlException(ExitCode.USAGE, e.getMessage());
    }
  }
}
