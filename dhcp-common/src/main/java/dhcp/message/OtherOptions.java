package dhcp.message;

import static dhcp.message.OptionTable.Row.of;

import dhcp.message.Fields.Field;
import java.util.List;

/** The rows of the option table that no program here speaks of by name. */
final class OtherOptions {
  private static final Format<Fields> MANDATORY_AND_ADDRESSES =
      FieldsFormat.of(
          new Field<>("mandatory", Formats.FLAG, 1), Field.rest("servers", Formats.IPV4_LIST));
  private static final Format<Fields> MANDATORY_AND_SCOPES =
      FieldsFormat.of(
          new Field<>("mandatory", Formats.FLAG, 1), Field.rest("scopes", Formats.TEXT));

  /** RFC 3118 section 2. */
  private static final Format<Fields> AUTHENTICATION =
      FieldsFormat.of(
          new Field<>("protocol", Formats.U8, 1),
          new Field<>("algorithm", Formats.U8, 1),
          new Field<>("rdm", Formats.U8, 1),
          new Field<>("replay-detection", new BinaryFormat(Lengths.exactly(8)), 8),
          Field.rest("information", Formats.BINARY));

  /** RFC 6731 section 4.3. */
  private static final Format<Fields> RDNSS_SELECTION =
      FieldsFormat.of(
          new Field<>("preference", Formats.U8, 1),
          new Field<>("primary", Formats.IPV4, 4),
          new Field<>("secondary", Formats.IPV4, 4),
          Field.rest("domains", Formats.DOMAIN_LIST));

  /** RFC 6926 section 6.2.2. */
  private static final Format<Fields> STATUS =
      FieldsFormat.of(new Field<>("code", Formats.U8, 1), Field.rest("message", Formats.TEXT));

  /** RFC 7618 section 9. */
  private static final Format<Fields> PORT_PARAMETERS =
      FieldsFormat.of(
          new Field<>("offset", Formats.U8, 1),
          new Field<>("psid-length", Formats.U8, 1),
          new Field<>("psid", Formats.U16, 2));

  /** RFC 5969 section 7.1.1. */
  private static final Format<Fields> SIX_RD =
      FieldsFormat.of(
          new Field<>("ipv4-mask-length", Formats.U8, 1),
          new Field<>("prefix-length", Formats.U8, 1),
          new Field<>("prefix", new BinaryFormat(Lengths.exactly(16)), 16),
          Field.rest("relays", Formats.IPV4_LIST));

  /** RFC 6607 section 3.4. */
  private static final Format<Fields> VIRTUAL_SUBNET =
      FieldsFormat.of(new Field<>("type", Formats.U8, 1), Field.rest("id", Formats.OPAQUE));

  static final List<OptionTable.Row> ROWS =
      List.of(
          // RFC 2132 section 3: vendor extensions of RFC 1497.
          of(4, "time-servers", Formats.IPV4_LIST, "time-server timesrv"),
          of(5, "name-servers", Formats.IPV4_LIST, "name-server ien116-name-servers namesrv"),
          of(8, "cookie-servers", Formats.IPV4_LIST, "cookie-server quotes-servers cookiesrv"),
          of(9, "lpr-servers", Formats.IPV4_LIST, "lpr-server lprsrv"),
          of(10, "impress-servers", Formats.IPV4_LIST, "impress-server"),
          of(11, "resource-location-servers", Formats.IPV4_LIST, "resource-location-server"),
          of(13, "boot-size", Formats.U16, "boot-file-size bootsize"),
          of(14, "merit-dump", Formats.TEXT),
          of(16, "swap-server", Formats.IPV4, "swapsrv"),
          of(18, "extensions-path", Formats.TEXT, "extension-path"),
          // Section 4: IP layer, host.
          of(19, "ip-forwarding", Formats.FLAG, "ip-forward-enable"),
          of(20, "non-local-source-routing", Formats.FLAG),
          of(21, "policy-filter", Formats.ADDRESS_PAIRS),
          of(22, "max-dgram-reassembly", Formats.DATAGRAM_SIZE, "max-datagram-reassembly"),
          of(23, "default-ip-ttl", Formats.TTL, "default-ttl ipttl"),
          of(24, "path-mtu-aging-timeout", Formats.SECONDS),
          of(25, "path-mtu-plateau-table", ListFormat.of(Formats.MTU, 2)),
          // Section 5: IP layer, interface.
          of(27, "all-subnets-local", Formats.FLAG),
          of(29, "perform-mask-discovery", Formats.FLAG),
          of(30, "mask-supplier", Formats.FLAG),
          of(31, "router-discovery", Formats.FLAG),
          of(32, "router-solicitation-address", Formats.IPV4, "router-solicitation"),
          // Sections 6 and 7: link layer, TCP.
          of(34, "trailer-encapsulation", Formats.FLAG),
          of(35, "arp-cache-timeout", Formats.SECONDS, "arp-timeout"),
          of(36, "ieee802-3-encapsulation", Formats.FLAG, "ethernet-encap"),
          of(37, "default-tcp-ttl", Formats.TTL, "tcp-ttl"),
          of(38, "tcp-keepalive-interval", Formats.SECONDS, "tcp-keepalive"),
          of(39, "tcp-keepalive-garbage", Formats.FLAG),
          // Section 8: applications and services.
          of(40, "nis-domain", Formats.TEXT, "nisdomain"),
          of(41, "nis-servers", Formats.IPV4_LIST, "nis-server nissrv"),
          of(44, "netbios-name-servers", Formats.IPV4_LIST, "netbios-ns wins"),
          of(45, "netbios-dd-server", Formats.IPV4_LIST, "netbios-dd"),
          of(46, "netbios-node-type", IntegerFormat.u8(1, 8), "netbios-nodetype"),
          of(47, "netbios-scope", Formats.OPAQUE),
          of(48, "font-servers", Formats.IPV4_LIST, "font-server x-windows-fs"),
          of(49, "x-display-manager", Formats.IPV4_LIST, "x-windows-dm"),
          of(64, "nisplus-domain-name", Formats.TEXT, "nisplus-domain nis+-domain"),
          of(65, "nisplus-servers", Formats.IPV4_LIST, "nis+-server"),
          of(68, "mobile-ip-home-agent", Formats.IPV4_MAYBE_NONE, "mobile-ip-home"),
          of(69, "smtp-server", Formats.IPV4_LIST),
          of(70, "pop-server", Formats.IPV4_LIST, "pop3-server"),
          of(71, "nntp-server", Formats.IPV4_LIST),
          of(72, "www-server", Formats.IPV4_LIST),
          of(73, "finger-server", Formats.IPV4_LIST),
          of(74, "irc-server", Formats.IPV4_LIST),
          of(75, "streettalk-server", Formats.IPV4_LIST),
          of(76, "streettalk-directory-assistance-server", Formats.IPV4_LIST, "stda-server"),
          // Section 9.3, written by the builder itself.
          of(52, "option-overload", IntegerFormat.u8(1, 3), "dhcp-option-overload"),
          // RFC 2242, RFC 2610, RFC 4174, RFC 2241, RFC 4280.
          of(62, "nwip-domain-name", Formats.TEXT, "nwip-domain"),
          of(63, "nwip-suboptions", Formats.BINARY),
          of(78, "slp-directory-agent", MANDATORY_AND_ADDRESSES),
          of(79, "slp-service-scope", MANDATORY_AND_SCOPES),
          of(83, "isns", Formats.BINARY),
          of(85, "nds-servers", Formats.IPV4_LIST, "nds-server"),
          of(86, "nds-tree-name", Formats.TEXT),
          of(87, "nds-context", Formats.TEXT),
          of(88, "bcms-controller-names", Formats.DOMAIN_LIST, "bcmcs-controller-names"),
          of(89, "bcms-controller-address", Formats.IPV4_LIST, "bcmcs-controller-address"),
          of(90, "authentication", AUTHENTICATION, "authenticate"),
          // RFC 3679 section 3.1 and 3.2, RFC 2485, RFC 4776, RFC 8539.
          of(95, "ldap-url", Formats.TEXT, "ldap"),
          of(98, "uap-servers", Formats.TEXT, "uap"),
          of(99, "geoconf-civic", Formats.BINARY),
          of(109, "dhcp4o6-s46-saddr", new BinaryFormat(Lengths.exactly(16))),
          of(112, "netinfo-server-address", Formats.IPV4_LIST),
          of(113, "netinfo-server-tag", Formats.TEXT),
          // RFC 2937, RFC 3361, RFC 3495, RFC 6225.
          of(117, "name-service-search", Formats.U16_LIST),
          of(120, "sip-servers", new SipServersFormat(), "sip-server sipsrv"),
          of(122, "cablelabs-client-configuration", Formats.SUB_OPTIONS, "ccc"),
          of(123, "geoconf", Formats.BINARY),
          // Left to boot firmware (RFC 4578 section 2.4).
          of(128, "pxe-128", Formats.OPAQUE),
          of(129, "pxe-129", Formats.OPAQUE),
          of(130, "pxe-130", Formats.OPAQUE),
          of(131, "pxe-131", Formats.OPAQUE),
          of(132, "pxe-132", Formats.OPAQUE, "vlanid"),
          of(133, "pxe-133", Formats.OPAQUE, "vlanpriority"),
          of(134, "pxe-134", Formats.OPAQUE),
          of(135, "pxe-135", Formats.OPAQUE),
          // RFC 5192, RFC 5223, RFC 5417, RFC 5678, RFC 6011, RFC 6153, RFC 8572, RFC 6225.
          of(136, "pana-agent", Formats.IPV4_LIST),
          of(137, "lost-server", Formats.DOMAIN_NAME, "v4-lost"),
          of(138, "capwap-ac", Formats.IPV4_LIST, "capwap-ac-v4"),
          of(139, "mos-addresses", Formats.SUB_OPTIONS),
          of(140, "mos-domain-names", Formats.SUB_OPTIONS),
          of(141, "sip-ua-cs-domains", Formats.DOMAIN_LIST),
          of(142, "andsf-servers", Formats.IPV4_LIST),
          of(
              143,
              "sztp-redirect",
              new CountedListFormat<>(2, Formats.TEXT_IN_LIST),
              "v4-sztp-redirect"),
          of(144, "geoloc", Formats.BINARY),
          // RFC 6704, RFC 6731, RFC 8973.
          of(145, "forcerenew-nonce-capable", Formats.U8_LIST),
          of(146, "rdnss-selection", RDNSS_SELECTION),
          of(147, "dots-ri", Formats.DOMAIN_NAME),
          of(148, "dots-address", Formats.IPV4_LIST),
          // RFC 6926.
          of(151, "status-code", STATUS),
          of(152, "base-time", Formats.U32),
          of(153, "start-time-of-state", Formats.SECONDS),
          of(154, "query-start-time", Formats.U32),
          of(155, "query-end-time", Formats.U32),
          of(156, "dhcp-state", Formats.U8),
          of(157, "data-source", Formats.U8),
          // RFC 7291, RFC 7618, RFC 7710, RFC 8520, RFC 9463.
          of(158, "pcp-servers", new CountedListFormat<>(1, Formats.IPV4_LIST), "v4-pcp-server"),
          of(159, "portparams", PORT_PARAMETERS, "v4-portparams"),
          of(160, "captive-portal-rfc7710", Formats.TEXT),
          of(161, "mud-url", Formats.TEXT),
          of(162, "dnr", Formats.BINARY, "v4-dnr"),
          // Without an RFC: Etherboot and iPXE, IP telephones, PacketCable.
          of(175, "etherboot", Formats.SUB_OPTIONS, "ipxe-encap-opts"),
          of(176, "ip-telephone", Formats.OPAQUE),
          of(177, "packetcable", Formats.OPAQUE),
          // RFC 5071, RFC 5969, RFC 5986, RFC 6656, RFC 6607.
          of(208, "pxelinux-magic", new BinaryFormat(Lengths.exactly(4)), "loader-magic"),
          of(209, "pxelinux-config-file", Formats.TEXT, "loader-configfile configfile pxeconffile"),
          of(
              210,
              "pxelinux-path-prefix",
              Formats.TEXT,
              "loader-pathprefix pathprefix pxepathprefix"),
          of(211, "pxelinux-reboot-time", Formats.SECONDS, "loader-reboottime reboottime"),
          of(212, "six-rd", SIX_RD, "option-6rd 6rd ip6rd"),
          of(213, "access-domain", Formats.DOMAIN_NAME, "v4-access-domain"),
          of(220, "subnet-allocation", Formats.BINARY),
          of(221, "virtual-subnet-selection", VIRTUAL_SUBNET, "vss"));

  private OtherOptions() {}
}
