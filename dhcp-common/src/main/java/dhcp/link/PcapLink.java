package dhcp.link;

/** A link on an interface of this machine, captured and sent on with libpcap. */
public final class PcapLink implements Link {
  private PcapLink() {}

  /**
   * Opens an interface. It may be down; it comes into use when it is set up.
   *
   * @throws LinkException when it cannot be captured on
   */
  public static PcapLink open(String name, LinkOptions options) throws LinkException {
    throw new LinkException(LinkException.Kind.FAILED, name + options);
  }

  @Override
  public String interfaceName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public InterfaceState state() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean send(byte[] frame, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void run(LinkListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
