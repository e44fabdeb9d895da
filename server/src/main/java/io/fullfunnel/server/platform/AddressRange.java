package io.fullfunnel.server.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The network addresses that share their first bits: {@code 10.0.0.0/8}, {@code ::1}.
 *
 * @param address the first bytes, as hexadecimal digits of the whole address
 * @param bits how many of them count
 */
public record AddressRange(String address, int bits) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  /**
   * Reads an address or {@code ADDRESS/BITS}.
   *
   * @throws SettingException if it is neither
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] bytes = bytes(slash < 0 ? text : text.substring(0, slash));
    int all = bytes.length * Byte.SIZE;
    try {
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bytes.length > 0 && bits >= 0 && bits <= all) {
        return new AddressRange(HexFormat.of().formatHex(bytes), bits);
      }
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  /** Whether this address, written in digits, lies in the range. */
  public boolean contains(String other) {
    byte[] mine = HexFormat.of().parseHex(address);
    byte[] theirs = bytes(other);
    if (mine.length != theirs.length) return false;
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) return false;
    }
    return true;
  }

  /** The bytes of an address in digits; none for anything else, which is never looked up. */
  static byte[] bytes(String text) {
    if (!ADDRESS.matcher(text).matches() || !(text.contains(":") || text.contains("."))) {
      return new byte[0];
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }

  private static SettingException wrong(String text) {
    return new SettingException(
        "A proxy is named by its address or a range such as 10.0.0.0/8, not \"" + text + "\".");
  }
}
