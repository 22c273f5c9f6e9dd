package dhcp.link;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What there is to open a link on. */
public final class Interfaces {
  private static final Logger LOG = LoggerFactory.getLogger(Interfaces.class);

  private Interfaces() {}

  /**
   * Refuses an interface that is not there, before anything is done for its sake. Other trouble is
   * told when the link is opened.
   *
   * @throws LinkException of kind NO_SUCH_INTERFACE
   */
  public static void demand(String name) throws LinkException {
    try (InterfaceQuery query = new InterfaceQuery()) {
      if (!query.look(name, 0).state().present()) {
        throw LinkException.noSuchInterface(name);
      }
    } catch (IOException | LinkageError e) {
      LOG.debug("cannot look for interface {}: {}", name, e.toString());
    }
  }
}
