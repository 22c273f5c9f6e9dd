package dhcp.message;

/**
 * Data of one vendor in a vendor-identifying option (RFC 3925).
 *
 * @param enterprise the vendor's number at IANA, 0 to 2^32-1
 * @param data up to 255 bytes; not to be changed
 */
public record VendorData(long enterprise, byte[] data) {}
