package dhcp.frame;

/** What a received Ethernet frame is: one of the two kinds that DHCP needs, or a reason why not. */
public sealed interface Frame permits UdpFrame, ArpFrame, Rejected {}
