package io.fullfunnel.store.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A 128-bit hash of texts under a secret: SipHash-2-4-128 over the text's UTF-16 code units, low
 * byte first. Without the secret nobody can find two texts that collide, nor tell a text from its
 * hash. Immutable; allocates nothing per text.
 */
public final class KeyedHash {
  private static final int SECRET_BYTES = 32;
  private final long k0;
  private final long k1;

  private KeyedHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** The hash under a secret of 32 bytes ({@link DataDirectory#secret}). */
  public static KeyedHash of(byte[] secret) {
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException("a secret has 32 bytes, not " + secret.length);
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] derived = mac.doFinal("fullfunnel keyed hash 1".getBytes(StandardCharsets.UTF_8));
      return ofKey(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  /** A hash under a secret that nobody keeps: for what is shown and not stored. */
  public static KeyedHash passing() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return of(secret);
  }

  /** The hash under a key as in SipHash's description: its first 16 bytes, low byte first. */
  static KeyedHash ofKey(byte[] key) {
    ByteBuffer words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    return new KeyedHash(words.getLong(), words.getLong());
  }

  /** Writes the hash of a text to {@code into[0]} (high half) and {@code into[1]} (low half). */
  public void hash(String text, long[] into) {
    State state = new State(k0, k1); // never escapes: the compiler keeps it in registers
    int length = text.length();
    int whole = length & ~3;
    for (int i = 0; i < whole; i += 4) {
      state.word(
          text.charAt(i)
              | (long) text.charAt(i + 1) << 16
              | (long) text.charAt(i + 2) << 32
              | (long) text.charAt(i + 3) << 48);
    }
    long last = (long) (length << 1) << 56;
    for (int i = whole; i < length; i++) {
      last |= (long) text.charAt(i) << ((i - whole) << 4);
    }
    state.word(last);
    state.finish(into);
  }

  /** SipHash's four words. */
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = 0x736f6d6570736575L ^ k0;
      v1 = 0x646f72616e646f6dL ^ k1 ^ 0xee;
      v2 = 0x6c7967656e657261L ^ k0;
      v3 = 0x7465646279746573L ^ k1;
    }

    void word(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    void finish(long[] into) {
      v2 ^= 0xee;
      rounds();
      into[0] = v0 ^ v1 ^ v2 ^ v3;
      v1 ^= 0xdd;
      rounds();
      into[1] = v0 ^ v1 ^ v2 ^ v3;
    }

    private void rounds() {
      round();
      round();
      round();
      round();
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
