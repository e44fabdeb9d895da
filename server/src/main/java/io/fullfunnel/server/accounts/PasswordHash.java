package io.fullfunnel.server.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id with 19 MiB, two passes and one lane, in the usual text form. */
final class PasswordHash {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String FORM = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Few at a time: each takes memory and a core, and anybody may ask for one. */
  private static final Semaphore AT_WORK = new Semaphore(2);

  /** The hash of a password that nobody has: an unknown person costs the same time. */
  private static final String NOBODY = of(Token.random());

  private PasswordHash() {}

  /** The hash of a password, with a salt of its own. */
  static String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return FORM + text(salt) + "$" + text(hash(password, salt));
  }

  /** Whether this is the password. */
  static boolean matches(String password, String known) {
    if (!known.startsWith(FORM)) throw new IllegalStateException("a hash of another kind");
    String[] parts = known.substring(FORM.length()).split("\\$", 2);
    byte[] expected = Base64.getDecoder().decode(parts[1]);
    return MessageDigest.isEqual(hash(password, Base64.getDecoder().decode(parts[0])), expected);
  }

  /** Takes the time of {@link #matches} and says no. */
  static boolean matchesNobody(String password) {
    matches(password, NOBODY);
    return false;
  }

  private static byte[] hash(String password, byte[] salt) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    AT_WORK.acquireUninterruptibly();
    try {
      argon.generateBytes(
          Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(UTF_8), hash);
    } finally {
      AT_WORK.release();
    }
    return hash;
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
