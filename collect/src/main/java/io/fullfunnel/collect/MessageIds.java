package io.fullfunnel.collect;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Ids for events that came without: 128 bits that nobody can guess, because whoever sends an id
 * first takes its place. Thread-safe.
 */
final class MessageIds {
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final byte[] drawn = new byte[BYTES << 8];
  private int used = drawn.length;

  synchronized String next() {
    if (used == drawn.length) {
      random.nextBytes(drawn);
      used = 0;
    }
    String id = "ff-" + HexFormat.of().formatHex(drawn, used, used + BYTES);
    used += BYTES;
    return id;
  }
}
