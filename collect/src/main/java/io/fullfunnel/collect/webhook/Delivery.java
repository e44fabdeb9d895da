package io.fullfunnel.collect.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.receivers.Receiver;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a service delivered to a receiver, before it is believed.
 *
 * @param body as it came, byte by byte
 * @param headers the value of a header by its name in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Delivery(
    Receiver receiver, byte[] body, Function<String, @Nullable String> headers, long atMillis) {
  private static final long TOLERANCE = TimeUnit.MINUTES.toSeconds(5);
  private static final String PREFIX = "whsec_";
  private static final int ID_BYTES = 16;

  /** Signatures that are looked at: more are no rotation of secrets. */
  private static final int SIGNATURES = 20;

  private static final String WRONG = "The signature is not that of this body and our secret.";

  /** Why it is not believed; null if it is. */
  public @Nullable String fault() {
    return switch (receiver.proof()) {
      case STANDARD -> standard();
      case GITHUB -> github();
      case STRIPE -> stripe();
      case SECRET -> secret();
    };
  }

  /** What it is called: the sender's id where that is signed, else the hash of its bytes. */
  public String id() {
    String own = header("webhook-id");
    return receiver.proof() == Receiver.Proof.STANDARD && own != null
        ? own
        : HexFormat.of().formatHex(sha256(body));
  }

  /** The id of one of its messages: the same again when it is delivered again. */
  public String messageId(String delivery, int rule, int item) {
    return messageId(receiver.id(), delivery, rule, item);
  }

  /** The same, of a receiver. */
  public static String messageId(String receiver, String delivery, int rule, int item) {
    String whole = "%s\0%s\0%d\0%d".formatted(receiver, delivery, rule, item);
    return "in-" + HexFormat.of().formatHex(sha256(whole.getBytes(UTF_8)), 0, ID_BYTES);
  }

  private @Nullable String header(String name) {
    String value = headers.apply(name.toLowerCase(Locale.ROOT));
    return value == null || value.isBlank() ? null : value.strip();
  }

  private String named(String usual) {
    return receiver.header().isEmpty() ? usual : receiver.header();
  }

  private static String missing(String header) {
    return "The header " + header + " is missing.";
  }

  private @Nullable String standard() {
    String id = header("webhook-id");
    String time = header("webhook-timestamp");
    String signatures = header("webhook-signature");
    if (id == null || time == null || signatures == null) {
      return missing(
          id == null ? "webhook-id" : time == null ? "webhook-timestamp" : "webhook-signature");
    }
    String late = late(time);
    if (late != null) {
      return late;
    }
    byte[] expected = hmac(standardKey(), (id + "." + time + ".").getBytes(UTF_8));
    boolean same = false;
    for (String signature : first(signatures.split(" ", -1))) {
      byte[] given = signature.startsWith("v1,") ? base64(signature.substring(3)) : null;
      same |= given != null && MessageDigest.isEqual(expected, given);
    }
    return same ? null : WRONG;
  }

  private byte[] standardKey() {
    String text = receiver.secret();
    byte[] key = base64(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    return key == null || key.length == 0 ? text.getBytes(UTF_8) : key;
  }

  private @Nullable String github() {
    String name = named("X-Hub-Signature-256");
    String given = header(name);
    if (given == null) {
      return missing(name);
    }
    String sum = given.startsWith("sha256=") ? given.substring("sha256=".length()) : given;
    byte[] expected = hmac(receiver.secret().getBytes(UTF_8), new byte[0]);
    byte[] hex = hex(sum);
    byte[] read = hex == null ? base64(sum) : hex;
    return read != null && MessageDigest.isEqual(expected, read) ? null : WRONG;
  }

  private @Nullable String stripe() {
    String name = named("Stripe-Signature");
    String given = header(name);
    if (given == null) {
      return missing(name);
    }
    String time = "";
    boolean same = false;
    String[] parts = first(given.split(",", -1));
    for (String part : parts) {
      time = part.strip().startsWith("t=") ? part.strip().substring(2) : time;
    }
    String late = late(time);
    if (late != null) {
      return late;
    }
    byte[] expected = hmac(receiver.secret().getBytes(UTF_8), (time + ".").getBytes(UTF_8));
    for (String part : parts) {
      byte[] read = part.strip().startsWith("v1=") ? hex(part.strip().substring(3)) : null;
      same |= read != null && MessageDigest.isEqual(expected, read);
    }
    return same ? null : WRONG;
  }

  private @Nullable String secret() {
    String name = named("Authorization");
    String given = header(name);
    if (given == null) {
      return missing(name);
    }
    String basic = given.regionMatches(true, 0, "Basic ", 0, 6) ? given.substring(6).strip() : null;
    byte[] pair = basic == null ? null : base64(basic);
    String text = pair == null ? given : new String(pair, UTF_8);
    String told =
        pair != null
            ? text.substring(text.indexOf(':') + 1)
            : text.regionMatches(true, 0, "Bearer ", 0, 7) ? text.substring(7).strip() : text;
    // hashed first, so that not even the length can be told from the time it takes
    boolean same =
        MessageDigest.isEqual(
            sha256(told.getBytes(UTF_8)), sha256(receiver.secret().getBytes(UTF_8)));
    return same ? null : "The secret is not ours.";
  }

  private @Nullable String late(String time) {
    try {
      long seconds = Long.parseLong(time);
      long apart = Math.abs(Math.subtractExact(TimeUnit.MILLISECONDS.toSeconds(atMillis), seconds));
      return apart <= TOLERANCE
          ? null
          : "It was signed more than five minutes from now; is one of the clocks wrong, or was it"
              + " kept and sent again?";
    } catch (NumberFormatException | ArithmeticException e) {
      return "The time of the signature is no number of seconds.";
    }
  }

  private static String[] first(String[] parts) {
    return parts.length > SIGNATURES ? Arrays.copyOf(parts, SIGNATURES) : parts;
  }

  private byte[] hmac(byte[] key, byte[] before) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(before);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte @Nullable [] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte @Nullable [] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
