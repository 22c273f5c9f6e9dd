package dhcp.server.control;

import dhcp.cli.JsonFields;
import java.util.function.Consumer;

/** Answers a subcommand. Called on a thread of its own, which it may block for a while. */
public interface ControlHandler {
  /**
   * @param answer takes the lines of the answer, in order
   * @throws ControlException when the request cannot be served, with a sentence for the user
   * @throws InterruptedException when the server ends meanwhile
   */
  void handle(ControlRequest request, Consumer<JsonFields> answer)
      throws ControlException, InterruptedException;
}
