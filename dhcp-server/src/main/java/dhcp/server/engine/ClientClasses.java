package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.message.Options;
import dhcp.message.RelayAgentInformation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Says which classes a sender is in. */
final class ClientClasses {
  private static final String IPXE = "iPXE";

  private ClientClasses() {}

  static List<ClassRule> of(Query query, List<ClassRule> rules) {
    if (rules.isEmpty()) {
      return List.of();
    }
    List<ClassRule> matching = new ArrayList<>();
    for (ClassRule rule : rules) {
      if (matches(query, rule.match())) {
        matching.add(rule);
      }
    }
    return List.copyOf(matching);
  }

  private static boolean matches(Query query, ClientMatch match) {
    DhcpMessage message = query.message();
    if (match instanceof ClientMatch.VendorClass vendor) {
      return message
          .raw(Options.VENDOR_CLASS.code())
          .filter(vendor.prefix()::isPrefixOf)
          .isPresent();
    }
    if (match instanceof ClientMatch.UserClass user) {
      return hasUserClass(message, new String(user.name().bytes(), StandardCharsets.ISO_8859_1));
    }
    if (match instanceof ClientMatch.Architecture architecture) {
      return hasArchitecture(message, architecture.type());
    }
    if (match instanceof ClientMatch.HardwarePrefix hardware) {
      return hardware.prefix().isPrefixOf(message.chaddr().toBytes());
    }
    if (match instanceof ClientMatch.CircuitId circuit) {
      return query.relay(RelayAgentInformation.CIRCUIT_ID).filter(circuit.id()::sameAs).isPresent();
    }
    if (match instanceof ClientMatch.RemoteId remote) {
      return query.relay(RelayAgentInformation.REMOTE_ID).filter(remote.id()::sameAs).isPresent();
    }
    if (match instanceof ClientMatch.AllOf all) {
      return all.matches().stream().allMatch(one -> matches(query, one));
    }
    return match instanceof ClientMatch.AnyOf any
        && any.matches().stream().anyMatch(one -> matches(query, one));
  }

  static boolean isIpxe(DhcpMessage message) {
    return hasUserClass(message, IPXE);
  }

  static boolean hasArchitecture(DhcpMessage message, int type) {
    return message
        .get(Options.CLIENT_ARCHITECTURE)
        .filter(types -> types.contains(type))
        .isPresent();
  }

  private static boolean hasUserClass(DhcpMessage message, String name) {
    return message
        .get(Options.USER_CLASS)
        .filter(user -> user.classes().contains(name))
        .isPresent();
  }
}
