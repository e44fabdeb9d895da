package io.fullfunnel.server.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret of one run: whoever can read the data directory finds it in {@code run/server.json}
 * and may do everything, as they could with the files themselves.
 */
public final class RunToken {
  private static final int BYTES = 32;
  private final String text;

  private RunToken(String text) {
    this.text = text;
  }

  /** A new token. */
  public static RunToken random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return new RunToken("run_" + HexFormat.of().formatHex(random));
  }

  /** For the file that only the owner of the data directory can read. */
  public String text() {
    return text;
  }

  /** Compares in a time that tells nothing. */
  public boolean matches(String other) {
    return MessageDigest.isEqual(text.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }

  @Override
  public String toString() {
    return "RunToken";
  }
}
