package dhcp.server.config;

/**
 * A value and where it was written.
 *
 * @param <T> the value's type
 */
record Located<T>(T value, Origin origin) {}
