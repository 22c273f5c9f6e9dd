package dhcp.client.machine;

/** V6ONLY_WAIT: no IPv4 for a while, unless the network becomes another (RFC 8925 section 3.2). */
final class V6OnlyWaitBehaviour extends AcquiringBehaviour<Acquiring.V6OnlyWait> {
  V6OnlyWaitBehaviour(Step step, Acquiring.V6OnlyWait state) {
    super(step, state);
  }

  @Override
  Transition due() {
    return begin();
  }
}
