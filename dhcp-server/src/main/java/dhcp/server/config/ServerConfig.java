package dhcp.server.config;

import dhcp.server.engine.ServerPolicy;
import java.util.List;

/**
 * Everything that flags and file say, checked: one immutable value.
 *
 * @param interfaces where to serve, at least one, each once
 * @param policy what the engine decides by
 * @param run how the process runs
 * @param settings what it was all read from, for {@code check}
 */
public record ServerConfig(
    List<String> interfaces, ServerPolicy policy, RunSettings run, Node.Mapping settings) {
  public ServerConfig {
    interfaces = List.copyOf(interfaces);
  }
}
