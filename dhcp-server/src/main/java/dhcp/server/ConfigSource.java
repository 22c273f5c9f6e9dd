package dhcp.server;

import dhcp.server.config.ConfigException;
import dhcp.server.config.ServerConfig;

/** Where the configuration comes from, to be read again. */
interface ConfigSource {
  /**
   * @throws ConfigException with everything that is wrong; the running one stays then
   */
  ServerConfig read() throws ConfigException;
}
