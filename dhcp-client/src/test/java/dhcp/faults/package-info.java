/**
 * Faults over real frames, to both programs at once: wires that lose, servers that share a link,
 * processes that stand still, clocks that jump. An {@link dhcp.testing.AckLedger} of what was seen
 * on the wire judges. {@code scripts/faults} runs the long forms.
 */
package dhcp.faults;
