/**
 * What the integration tests of both programs share: labs of network namespaces, programs in them,
 * raw frames, and other people's DHCP programs.
 */
package dhcp.testing;
