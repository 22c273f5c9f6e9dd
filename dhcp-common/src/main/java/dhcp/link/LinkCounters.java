package dhcp.link;

/**
 * What a link has seen since it was opened.
 *
 * @param received frames given to the listener
 * @param ignored frames that were our own or for other stations
 * @param dropped frames that the kernel had no room for, because the listener was too slow
 * @param failures what the listener threw
 * @param sent frames that the kernel took
 * @param unsent frames that it refused, or for which there was no interface
 */
public record LinkCounters(
    long received, long ignored, long dropped, long failures, long sent, long unsent) {}
