package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key in a request's headers. */
public final class HeaderKey {
  private static final String BASIC = "Basic ";

  private HeaderKey() {}

  /**
   * The Basic user name, else the header that is made for it.
   *
   * @return the key's text; null if no header holds one
   */
  public static @Nullable String of(@Nullable String authorization, @Nullable String writeKey) {
    if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return writeKey;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String pair = new String(decoded, UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? pair : pair.substring(0, colon);
    } catch (IllegalArgumentException notBase64) {
      return ""; // a key that opens nothing
    }
  }
}
