/**
 * Integration tests of server.jar from outside: frames on a wire of network namespaces, other
 * people's clients, signals and exit codes. A test class is a theme; its methods are rules.
 */
package dhcp.server.wire;
