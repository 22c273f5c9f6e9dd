package dhcp.server.command;

import dhcp.server.config.RunSettings;
import dhcp.server.control.ControlHandler;

/** Makes what answers out of a lease database, in the place of a server that does not run. */
public interface DatabaseAnswers {
  ControlHandler from(RunSettings.LeaseDb place);
}
