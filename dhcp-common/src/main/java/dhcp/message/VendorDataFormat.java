package dhcp.message;

import dhcp.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data of vendors, told apart by their enterprise numbers (RFC 3925 sections 3 and 4). In text
 * {@code 3561:0103414243} between commas.
 */
final class VendorDataFormat extends Format<List<VendorData>> {
  private static final long MAX_ENTERPRISE = 0xffff_ffffL;
  private static final int BEFORE_DATA = 5;

  VendorDataFormat() {
    super(Lengths.atLeast(BEFORE_DATA));
  }

  @Override
  Optional<List<VendorData>> read(byte[] data) {
    List<VendorData> vendors = new ArrayList<>();
    int at = 0;
    while (at < data.length) {
      int from = at + BEFORE_DATA;
      if (from > data.length || data.length - from < Bytes.int8(data, from - 1)) {
        return Optional.empty();
      }
      int end = from + Bytes.int8(data, from - 1);
      long enterprise = Integer.toUnsignedLong(Bytes.int32(data, at));
      vendors.add(new VendorData(enterprise, Arrays.copyOfRange(data, from, end)));
      at = end;
    }
    return Optional.of(List.copyOf(vendors));
  }

  @Override
  byte[] write(List<VendorData> value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (VendorData vendor : value) {
      out.writeBytes(Formats.U32.encode(vendor.enterprise()));
      out.write((int) Numbers.require(vendor.data().length, 0, 0xff));
      out.writeBytes(vendor.data());
    }
    return out.toByteArray();
  }

  @Override
  public List<VendorData> parse(String text) {
    return Text.split(text).stream().map(VendorDataFormat::parseOne).toList();
  }

  private static VendorData parseOne(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "'" + Text.escape(text) + "' is not an enterprise number and bytes, as in 3561:0102");
    }
    return new VendorData(
        Numbers.parse(text.substring(0, colon), 0, MAX_ENTERPRISE),
        Bytes.parseHex(text.substring(colon + 1)));
  }

  @Override
  public String print(List<VendorData> value) {
    return String.join(
        ",", value.stream().map(each -> each.enterprise() + ":" + Bytes.hex(each.data())).toList());
  }

  @Override
  public Object plain(List<VendorData> value) {
    return value.stream().map(VendorDataFormat::plainOne).toList();
  }

  private static Map<String, Object> plainOne(VendorData vendor) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("enterprise", vendor.enterprise());
    object.put("data", "hex:" + Bytes.hex(vendor.data()));
    return object;
  }
}
