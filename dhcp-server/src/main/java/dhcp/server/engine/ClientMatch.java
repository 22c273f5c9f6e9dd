package dhcp.server.engine;

import java.util.List;

/** What makes a client a member of a class. */
public sealed interface ClientMatch {
  /** The vendor class (option 60) starts with these bytes. */
  record VendorClass(Octets prefix) implements ClientMatch {}

  /** One of the user classes (option 77, RFC 3004 or the bare text that many send) is this. */
  record UserClass(Octets name) implements ClientMatch {}

  /** The client's architecture (option 93) is this number. */
  record Architecture(int type) implements ClientMatch {}

  /** {@code chaddr} starts with these bytes. */
  record HardwarePrefix(Octets prefix) implements ClientMatch {}

  /** The relay agent's circuit id (option 82, sub-option 1) is this. */
  record CircuitId(Octets id) implements ClientMatch {}

  /** The relay agent's remote id (option 82, sub-option 2) is this. */
  record RemoteId(Octets id) implements ClientMatch {}

  /** All of these hold. */
  record AllOf(List<ClientMatch> matches) implements ClientMatch {
    public AllOf {
      matches = List.copyOf(matches);
    }
  }

  /** At least one of these holds. */
  record AnyOf(List<ClientMatch> matches) implements ClientMatch {
    public AnyOf {
      matches = List.copyOf(matches);
    }
  }
}
