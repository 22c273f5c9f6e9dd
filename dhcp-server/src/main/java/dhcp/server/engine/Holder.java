package dhcp.server.engine;

import dhcp.message.RelayAgentInformation;
import dhcp.message.SubOptions;
import dhcp.net.Ipv4Address;
import java.util.Optional;

/** Whose addresses are counted together. */
sealed interface Holder {
  /**
   * One hardware address, whatever client identifiers come from it.
   *
   * @param typed with its type before it
   */
  record Station(Octets typed) implements Holder, Comparable<Station> {
    /** So that a hash map holds out against addresses that hash alike. */
    @Override
    public int compareTo(Station other) {
      return typed.compareTo(other.typed);
    }
  }

  /**
   * The clients behind one port of a relay agent (RFC 3046).
   *
   * @param subnet where, since agents without a remote identifier may name their ports alike
   * @param remote empty when the agent sends none
   */
  record Circuit(Ipv4Address subnet, Octets circuit, Octets remote) implements Holder {
    /** The port that relay agent information names; empty when it names none. */
    static Optional<Circuit> of(Scope scope, SubOptions information) {
      return information
          .get(RelayAgentInformation.CIRCUIT_ID)
          .map(
              circuit ->
                  new Circuit(
                      scope.policy().subnet().network(),
                      Octets.wrap(circuit),
                      information
                          .get(RelayAgentInformation.REMOTE_ID)
                          .map(Octets::wrap)
                          .orElse(Octets.NONE)));
    }
  }
}
