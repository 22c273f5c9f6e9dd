package dhcp.message;

import dhcp.net.Ipv4Address;
import java.util.List;

/** The formats that rows of the option tables name. */
final class Formats {
  static final Format<Ipv4Address> IPV4 = new Ipv4Format();
  static final Format<Ipv4Address> SUBNET_MASK = new SubnetMaskFormat();
  static final Format<List<Ipv4Address>> IPV4_LIST = ListFormat.of(IPV4, Ipv4Address.LENGTH);
  static final Format<List<Ipv4Address>> IPV4_MAYBE_NONE =
      ListFormat.maybeEmpty(IPV4, Ipv4Address.LENGTH);
  static final Format<List<Route>> CLASSLESS_ROUTES = new ClasslessRoutesFormat();

  static final Format<Integer> U8 = IntegerFormat.u8(0, 0xff);
  static final Format<Integer> U16 = IntegerFormat.u16(0);
  static final Format<Integer> TTL = IntegerFormat.u8(1, 0xff);
  static final Format<Long> U32 = new U32Format();
  static final Format<Integer> S32 = new S32Format();
  static final Format<Long> SECONDS = new SecondsFormat();
  static final Format<List<Integer>> U8_LIST = ListFormat.of(U8, 1);
  static final Format<List<Integer>> U16_LIST = ListFormat.of(U16, 2);

  /** The least that every IP host must take (RFC 2132 sections 4.4 and 9.10). */
  static final Format<Integer> DATAGRAM_SIZE = IntegerFormat.u16(576);

  /** RFC 2132 section 5.1. */
  static final Format<Integer> MTU = IntegerFormat.u16(68);

  static final Format<Boolean> FLAG = new FlagFormat();
  static final Format<Boolean> PRESENCE = new PresenceFormat();
  static final Format<String> TEXT = new TextFormat("");

  /** Text that stands between semicolons. */
  static final Format<String> TEXT_IN_LIST = new TextFormat(";");

  static final Format<byte[]> BINARY = new BinaryFormat(Lengths.atLeast(1));
  static final Format<byte[]> OPAQUE = new OpaqueFormat(Lengths.atLeast(1));

  static final Format<byte[]> CLIENT_IDENTIFIER = new ClientIdentifierFormat();

  static final Format<MessageType> MESSAGE_TYPE = new MessageTypeFormat();
  static final Format<List<Integer>> OPTION_CODES = ListFormat.of(new OptionCodeFormat(), 1);
  static final Format<List<AddressPair>> ADDRESS_PAIRS = new AddressPairFormat();
  static final Format<List<String>> DOMAIN_LIST = DomainListFormat.uncompressed();
  static final Format<String> DOMAIN_NAME = new DomainNameFormat();
  static final Format<SubOptions> SUB_OPTIONS = new SubOptionsFormat(List.of());
  static final Format<UserClass> USER_CLASS = new UserClassFormat();
  static final Format<ClientFqdn> CLIENT_FQDN = new ClientFqdnFormat();
  static final Format<List<VendorData>> VENDOR_DATA = new VendorDataFormat();

  private Formats() {}
}
