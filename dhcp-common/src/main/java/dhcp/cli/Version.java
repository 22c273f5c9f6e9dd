package dhcp.cli;

import picocli.CommandLine.IVersionProvider;

/** The version and commit that the build wrote into the jar's manifest. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {current()};
  }

  /** Such as {@code server 0.1.0 (3f2a9c1b7d4e)}. */
  public static String current() {
    throw new UnsupportedOperationException();
  }
}
