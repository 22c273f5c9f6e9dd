package dhcp.server.engine;

import dhcp.message.DhcpMessage;
import dhcp.net.Ipv4Address;
import java.util.List;

/**
 * A message to send, from port 67.
 *
 * @param message the message
 * @param source the IP source
 * @param destination where it goes
 * @param omitted codes of options that had no room
 */
public record Reply(
    DhcpMessage message, Ipv4Address source, Destination destination, List<Integer> omitted) {}
