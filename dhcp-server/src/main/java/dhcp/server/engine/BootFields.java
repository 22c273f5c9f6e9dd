package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.MessageBuilder;
import dhcp.net.Ipv4Address;
import java.util.List;

/**
 * The fixed fields for machines that boot from the network: of each, the value of the first of the
 * client's classes that has one, else the subnet's.
 */
record BootFields(Ipv4Address nextServer, String serverName, String file) {
  private static final BootFields NONE = new BootFields(Ipv4Address.ANY, "", "");

  static BootFields of(Query query, Scope scope) {
    BootFields fields = NONE;
    for (ClassRule rule : query.classes()) {
      fields = fields.or(rule.boot(), query.message());
    }
    return fields.or(scope.policy().boot(), query.message());
  }

  private BootFields or(BootSettings next, DhcpMessage message) {
    return next.isEmpty()
        ? this
        : new BootFields(
            nextServer.isAny() ? next.nextServer() : nextServer,
            serverName.isEmpty() ? next.serverName() : serverName,
            file.isEmpty() ? fileFor(message, next.files()) : file);
  }

  private static String fileFor(DhcpMessage message, List<BootSettings.BootFile> files) {
    String best = "";
    int fit = 0;
    for (BootSettings.BootFile file : files) {
      int how = fit(message, file.target());
      if (how > fit) {
        best = file.name();
        fit = how;
      }
    }
    return best;
  }

  /** How well a target describes a machine: 0 for not at all. */
  private static int fit(DhcpMessage message, BootSettings.Target target) {
    if (target instanceof BootSettings.Target.Ipxe) {
      return ClientClasses.isIpxe(message) ? 3 : 0;
    }
    if (target instanceof BootSettings.Target.Architecture architecture) {
      return ClientClasses.hasArchitecture(message, architecture.type()) ? 2 : 0;
    }
    return 1;
  }

  void putInto(MessageBuilder reply) {
    reply.siaddr(nextServer);
    if (!serverName.isEmpty()) {
      reply.sname(serverName);
    }
    if (!file.isEmpty()) {
      reply.file(file);
    }
  }
}
