package io.fullfunnel.store.traffic;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses, such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}.
 *
 * @param text as it was written
 * @param bits of an address, 32 or 128
 * @param prefix how many leading bits all its addresses share
 */
record IpRange(String text, int bits, BigInteger first, int prefix) {
  /** What only an address can be: no name is ever looked up. */
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  static IpRange of(String text) {
    String plain = text.strip();
    int slash = plain.indexOf('/');
    byte[] address = bytes(slash < 0 ? plain : plain.substring(0, slash));
    if (address == null) {
      throw wrong(text);
    }
    int bits = address.length * 8;
    int prefix = bits;
    if (slash >= 0) {
      String length = plain.substring(slash + 1);
      prefix = length.matches("[0-9]{1,3}") ? Integer.parseInt(length) : -1;
    }
    if (prefix < 0 || prefix > bits) {
      throw wrong(text);
    }
    return new IpRange(plain, bits, new BigInteger(1, address), prefix);
  }

  private static TrafficException wrong(String text) {
    return new TrafficException(
        "\""
            + text
            + "\" is no range of addresses; ranges look like 192.0.2.0/24 or 2001:db8::/32.");
  }

  boolean contains(byte[] address) {
    return address.length * 8 == bits
        && new BigInteger(1, address).xor(first).bitLength() <= bits - prefix;
  }

  /** The bytes of an address; null if the text is none. */
  static byte @Nullable [] bytes(String text) {
    String plain = text.strip();
    if (plain.length() > 45 || !ADDRESS.matcher(plain).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(plain).getAddress();
    } catch (UnknownHostException noAddress) {
      return null;
    }
  }
}
