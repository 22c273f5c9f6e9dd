package dhcp.client.config;

import java.io.IOException;

/** Where this machine's resolver gets the name servers of an interface from. */
interface Resolver {
  /**
   * Makes the resolver use this for the interface, in place of what it was told before.
   *
   * @throws IOException with a sentence that says why it cannot
   */
  void set(NameService names) throws IOException;

  /**
   * Takes away what was set for the interface, by this run or an earlier one; nothing else.
   *
   * @throws IOException with a sentence that says why it cannot
   */
  void remove() throws IOException;
}
