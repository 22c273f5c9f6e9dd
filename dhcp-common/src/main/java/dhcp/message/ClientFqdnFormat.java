package dhcp.message;

import dhcp.net.Bytes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The client FQDN (RFC 4702 section 2). In text the name alone, which means DNS wire format and the
 * flags of a client that leaves the update to the server, or {@code flags/rcode1/rcode2/name}.
 */
final class ClientFqdnFormat extends Format<ClientFqdn> {
  private static final int BEFORE_NAME = 3;

  ClientFqdnFormat() {
    super(Lengths.atLeast(BEFORE_NAME));
  }

  @Override
  Optional<ClientFqdn> read(byte[] data) {
    byte[] name = Arrays.copyOfRange(data, BEFORE_NAME, data.length);
    int flags = Bytes.int8(data, 0);
    Optional<String> text =
        (flags & ClientFqdn.E) == 0
            ? Optional.of(Text.of(name))
            : DomainNames.read(name, 0)
                .filter(decoded -> decoded.end() == name.length)
                .map(DomainNames.Decoded::text);
    return text.map(t -> new ClientFqdn(flags, Bytes.int8(data, 1), Bytes.int8(data, 2), t));
  }

  @Override
  byte[] write(ClientFqdn value) {
    byte[] name =
        (value.flags() & ClientFqdn.E) == 0
            ? Text.toBytes(value.name())
            : DomainNames.write(value.name());
    byte[] data = new byte[BEFORE_NAME + name.length];
    Bytes.putInt8(data, 0, (int) Numbers.require(value.flags(), 0, 0xff));
    Bytes.putInt8(data, 1, (int) Numbers.require(value.rcode1(), 0, 0xff));
    Bytes.putInt8(data, 2, (int) Numbers.require(value.rcode2(), 0, 0xff));
    System.arraycopy(name, 0, data, BEFORE_NAME, name.length);
    return data;
  }

  @Override
  public ClientFqdn parse(String text) {
    String[] parts = text.strip().split("/", 4);
    if (parts.length == 1) {
      return ClientFqdn.ofClient(ClientFqdn.S | ClientFqdn.E, parts[0]);
    }
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "'" + Text.escape(text) + "' is neither a name nor flags/rcode1/rcode2/name");
    }
    return new ClientFqdn(
        (int) Numbers.parse(parts[0], 0, 0xff),
        (int) Numbers.parse(parts[1], 0, 0xff),
        (int) Numbers.parse(parts[2], 0, 0xff),
        Text.unquote(parts[3]));
  }

  @Override
  public String print(ClientFqdn value) {
    String before = value.flags() + "/" + value.rcode1() + "/" + value.rcode2() + "/";
    return before + (value.name().isEmpty() ? "" : Text.quote(value.name(), ""));
  }

  @Override
  public Object plain(ClientFqdn value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("flags", (long) value.flags());
    object.put("rcode1", (long) value.rcode1());
    object.put("rcode2", (long) value.rcode2());
    object.put("name", Text.escape(value.name()));
    return object;
  }
}
