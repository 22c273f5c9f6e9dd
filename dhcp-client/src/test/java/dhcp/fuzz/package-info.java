/**
 * Targets for a fuzzer, each a class with {@code fuzzerTestOneInput(byte[])} as Jazzer wants it:
 * whatever the bytes are, nothing is thrown but what is declared, no more is allocated than the
 * input deserves, and what must hold holds. {@code scripts/fuzz} runs them for long; the build
 * replays their seeds, every finding, and some thousands of inputs made from a fixed seed.
 */
package dhcp.fuzz;
