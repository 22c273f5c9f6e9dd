package dhcp.message;

import dhcp.net.Ipv4Address;
import java.io.ByteArrayOutputStream;
import java.util.random.RandomGenerator;

/** Random option data that is often well-formed, from a generator with a seed. */
final class Values {
  private static final int[] PIECES = {0, 1, 2, 3, 4, 5, 8, 16, 17, 63, 255};

  /** Those that text forms give a meaning, and a few without. */
  private static final String CHARACTERS = " \"\\,;:=hex.ab0-_/\u001b\n\u007f\u00e9";

  private Values() {}

  /** Bytes of every kind: counted, addresses, text, labels, noise. */
  static byte[] data(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> counted(random, 1);
      case 1 -> counted(random, 2);
      case 2 -> text(random);
      case 3 -> labels(random);
      case 4 -> small(random, random.nextInt(18));
      case 5 -> small(random, 1);
      case 6 -> mask(random);
      default -> noise(random, random.nextInt(40));
    };
  }

  static byte[] noise(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] counted(RandomGenerator random, int countBytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = random.nextInt(4); i >= 0; i--) {
      byte[] data = noise(random, PIECES[random.nextInt(PIECES.length)]);
      out.writeBytes(noise(random, random.nextInt(2) * 4));
      out.writeBytes(new byte[countBytes - 1]);
      out.write(data.length);
      out.writeBytes(data);
    }
    return out.toByteArray();
  }

  private static byte[] text(RandomGenerator random) {
    byte[] bytes = new byte[1 + random.nextInt(30)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }
    return bytes;
  }

  private static byte[] labels(RandomGenerator random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(noise(random, random.nextInt(4)));
    for (int i = random.nextInt(5); i >= 0; i--) {
      byte[] label = random.nextBoolean() ? text(random) : noise(random, 1 + random.nextInt(5));
      out.write(label.length);
      out.writeBytes(label);
      switch (random.nextInt(6)) {
        case 0 -> out.writeBytes(new byte[] {(byte) 0xc0, (byte) random.nextInt(out.size())});
        case 1, 2, 3 -> out.write(0);
        default -> {}
      }
    }
    return out.toByteArray();
  }

  private static byte[] small(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(random.nextBoolean() ? 3 : 33);
    }
    return bytes;
  }

  private static byte[] mask(RandomGenerator random) {
    return new Ipv4Address(-1 << random.nextInt(32)).toBytes();
  }
}
