package dhcp.simulation;

import dhcp.frame.ArpFrame;
import dhcp.frame.FrameDecoder;
import dhcp.link.LinkEvent;
import dhcp.link.LinkListener;
import dhcp.link.WireStation;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;

/** A host with an address that it was given by hand, out of the server's pool. */
final class Squatter implements LinkListener {
  private final WireStation station;
  private final Ipv4Address address;

  Squatter(Segment segment, Ipv4Address address) {
    this.address = address;
    MacAddress mac = new MacAddress(0x02_ee_00_00_00_00L | address.bits() & 0xff_ffff);
    station = segment.wire().attach("squatter " + address, mac);
    station.run(this);
  }

  @Override
  public void onFrame(byte[] bytes, int length) {
    if (FrameDecoder.decode(bytes, length) instanceof ArpFrame arp
        && arp.operation() == ArpFrame.Operation.REQUEST
        && arp.targetIp().equals(address)) {
      station.send(arp.reply(station.mac()).encode());
    }
  }

  @Override
  public void onEvent(LinkEvent event) {
    // Its link never changes.
  }
}
