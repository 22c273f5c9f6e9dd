package dhcp.client.config;

/**
 * One moment on both clocks: the one by which the client lives, and the one that outlives a boot.
 *
 * @param uptimeMillis milliseconds since the machine was booted, suspended time included
 * @param wallMillis milliseconds since 1970, as far as the machine knows
 * @param bootId the kernel's name for this boot
 */
public record TwoClocks(long uptimeMillis, long wallMillis, String bootId) {}
