package io.fullfunnel.collect;

import io.fullfunnel.store.privacy.PrivacyRules;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A client's address as it is kept: without what tells one household from another. */
final class ShortAddress {
  private static final int KEPT_OF_FOUR = 3;
  private static final int KEPT_OF_SIXTEEN = 6;

  private ShortAddress() {}

  /** As much of a client's address as the rules let stay; null for nothing. */
  static @Nullable String kept(PrivacyRules.Address rule, @Nullable InetAddress address) {
    return switch (rule) {
      case DROP -> null;
      case SHORT -> of(address);
      case KEEP -> address == null ? "" : address.getHostAddress();
    };
  }

  /** The same of an address that an event names; null also for what is no address. */
  static @Nullable String kept(PrivacyRules.Address rule, String named) {
    try {
      return kept(rule, InetAddress.ofLiteral(named));
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  /** The address with its end set to zero; the empty text if there is none. */
  static String of(@Nullable InetAddress address) {
    if (address == null) {
      return "";
    }
    byte[] bytes = address.getAddress();
    int kept = address instanceof Inet4Address ? KEPT_OF_FOUR : KEPT_OF_SIXTEEN;
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }
}
