package dhcp.server;

import dhcp.link.CaptureFile;
import dhcp.link.Interfaces;
import dhcp.link.Link;
import dhcp.link.LinkException;
import dhcp.link.LinkOptions;
import dhcp.link.PcapLink;
import dhcp.link.RecordingLink;
import dhcp.server.config.RunSettings;
import dhcp.server.config.ServerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the interfaces that are served. */
final class LinkOpener {
  private LinkOpener() {}

  /**
   * Refuses interfaces that must be there and are not: a name mistyped is to leave no database.
   *
   * @throws LinkException for the first of them
   */
  static void demand(ServerConfig config) throws LinkException {
    if (config.run().missing() == RunSettings.Missing.FAIL) {
      for (String name : config.interfaces()) {
        Interfaces.demand(name);
      }
    }
  }

  /**
   * Opens all, or none.
   *
   * @throws LinkException when one cannot be captured on
   */
  static List<Link> open(ServerConfig config, Optional<CaptureFile> recording)
      throws LinkException {
    List<Link> links = new ArrayList<>();
    try {
      for (String name : config.interfaces()) {
        links.add(link(name, config.run().missing(), recording));
      }
      return links;
    } catch (LinkException e) {
      links.forEach(Link::close);
      throw e;
    }
  }

  private static Link link(
      String name, RunSettings.Missing missing, Optional<CaptureFile> recording)
      throws LinkException {
    LinkOptions options = LinkOptions.of(LinkOptions.Role.SERVER);
    Link link =
        PcapLink.open(
            name,
            switch (missing) {
              case FAIL -> options;
              case WAIT -> options.waiting();
            });
    return recording.<Link>map(file -> new RecordingLink(link, file)).orElse(link);
  }
}
