package io.fullfunnel.bench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.collect.dialect.DialectException;
import io.fullfunnel.collect.webhook.Delivery;
import io.fullfunnel.collect.webhook.Mapping;
import io.fullfunnel.collect.webhook.MappingException;
import io.fullfunnel.collect.webhook.Preset;
import io.fullfunnel.store.receivers.Receiver;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Deliveries of webhooks: a byte of how, a byte of what is changed after signing, a line that the
 * sender chooses, and the body. Signed as services do it and not changed they are believed, else
 * never; what is made of a body is the same each time.
 */
final class HookOracle {
  private static final long NOW = 1_800_000_000L;
  private static final byte[] KEY = "a secret of 32 bytes, or nearly!".getBytes(UTF_8);
  private static final String SECRET = Base64.getEncoder().encodeToString(KEY);
  private static final List<Preset> PRESETS = Preset.all();
  private static final List<Receiver.Proof> PROOFS = List.of(Receiver.Proof.values());
  private static final int HEAD = 3;

  private HookOracle() {}

  static void once(byte[] bytes) {
    if (bytes.length < HEAD) {
      return;
    }
    int end = HEAD;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    // headers have no control characters
    String line =
        new String(bytes, HEAD, end - HEAD, ISO_8859_1)
            .replaceAll("[\\x00-\\x1F\\x7F]", "")
            .strip();
    byte[] body = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
    Receiver.Proof proof = PROOFS.get(bytes[0] & 3);
    long time = NOW + 100L * bytes[2];
    Map<String, String> headers = signed(proof, (bytes[0] & 0xFF) >> 2, line, time, body);
    boolean late = timed(proof) && Math.abs(time - NOW) > 300;
    boolean nameless = proof == Receiver.Proof.STANDARD && line.isEmpty();
    expect(isBelieved(proof, headers, body) == (!late && !nameless), headers);
    changed(proof, bytes[1] & 0xFF, headers, body);
    forged(proof, line, body);
    for (Preset preset : PRESETS) {
      mapped(preset, headers, body);
    }
  }

  private static boolean timed(Receiver.Proof proof) {
    return proof == Receiver.Proof.STANDARD || proof == Receiver.Proof.STRIPE;
  }

  /** The headers as the service sends them: in one of the ways that it may. */
  private static Map<String, String> signed(
      Receiver.Proof proof, int way, String line, long time, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    switch (proof) {
      case STANDARD -> {
        headers.put("webhook-id", line);
        headers.put("webhook-timestamp", Long.toString(time));
        String sum = "v1," + Base64.getEncoder().encodeToString(hmac(KEY, line + "." + time, body));
        headers.put("webhook-signature", way % 2 == 0 ? sum : "v1,AAAA v2," + way + " " + sum);
      }
      case GITHUB -> {
        byte[] sum = hmac(SECRET.getBytes(UTF_8), null, body);
        String hex = HexFormat.of().formatHex(sum);
        headers.put(
            "x-hub-signature-256",
            switch (way % 3) {
              case 0 -> "sha256=" + hex;
              case 1 -> hex;
              default -> Base64.getEncoder().encodeToString(sum);
            });
      }
      case STRIPE -> {
        String sum = HexFormat.of().formatHex(hmac(SECRET.getBytes(UTF_8), "" + time, body));
        String more = way % 2 == 0 ? "" : ",v1=00,v0=" + way;
        headers.put("stripe-signature", "t=" + time + more + ",v1=" + sum);
      }
      case SECRET -> {
        String user = line.replace(":", "");
        headers.put(
            "authorization",
            switch (way % 3) {
              case 0 -> SECRET;
              case 1 -> "Bearer " + SECRET;
              default ->
                  "Basic "
                      + Base64.getEncoder().encodeToString((user + ":" + SECRET).getBytes(UTF_8));
            });
      }
    }
    return headers;
  }

  /** One bit of what is signed is another. */
  private static void changed(
      Receiver.Proof proof, int change, Map<String, String> headers, byte[] body) {
    if (proof != Receiver.Proof.SECRET) {
      byte[] other = body.length == 0 ? new byte[1] : body.clone();
      if (body.length > 0) {
        other[change % body.length] ^= (byte) (1 << change % 8);
      }
      expect(!isBelieved(proof, headers, other), headers);
    }
    if (timed(proof)) {
      Map<String, String> later = new HashMap<>(headers);
      later.computeIfPresent("webhook-timestamp", (name, text) -> "" + (Long.parseLong(text) + 1));
      later.computeIfPresent("stripe-signature", (name, text) -> text.replaceFirst("t=1", "t=2"));
      expect(!isBelieved(proof, later, body), later);
    }
    if (proof == Receiver.Proof.STANDARD) {
      Map<String, String> renamed = new HashMap<>(headers);
      renamed.computeIfPresent("webhook-id", (name, text) -> text + (char) ('!' + change % 90));
      expect(!isBelieved(proof, renamed, body), renamed);
    }
  }

  /** What anybody may write where the proof should stand. */
  private static void forged(Receiver.Proof proof, String line, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("webhook-id", "1");
    headers.put("webhook-timestamp", "" + NOW);
    headers.put("webhook-signature", line);
    headers.put("x-hub-signature-256", line);
    headers.put("stripe-signature", line.startsWith("t=") ? line : "t=" + NOW + "," + line);
    headers.put("authorization", line);
    expect(!isBelieved(proof, headers, body), headers);
  }

  /** The messages are JSON with ids, and the same when it is delivered again. */
  private static void mapped(Preset preset, Map<String, String> headers, byte[] body) {
    Delivery delivery = delivery(Receiver.Proof.SECRET, headers, body);
    byte[] made;
    try {
      Mapping mapping = Mapping.read(preset.mapping());
      made = mapping.messages(body, delivery::messageId, delivery.id());
      byte[] again = mapping.messages(body.clone(), delivery::messageId, delivery.id());
      expect(Arrays.equals(made, again), preset.name());
    } catch (DialectException e) {
      expect(!e.code().isEmpty() && !e.sentence().isEmpty(), e);
      return;
    } catch (MappingException e) {
      throw new IllegalStateException("the preset " + preset.name(), e);
    }
    expect(Json.parse(body) != null, "messages of no JSON");
    JsonNode batch = Json.MAPPER.readTree(made).path("batch");
    expect(batch.isArray(), batch);
    for (JsonNode message : batch) {
      expect(message.path("messageId").isString(), message);
    }
  }

  private static boolean isBelieved(
      Receiver.Proof proof, Map<String, String> headers, byte[] body) {
    return delivery(proof, headers, body).fault() == null;
  }

  private static Delivery delivery(Receiver.Proof proof, Map<String, String> headers, byte[] body) {
    String secret = proof == Receiver.Proof.STANDARD ? "whsec_" + SECRET : SECRET;
    Receiver.Version version = new Receiver.Version(1, Instant.EPOCH, "fuzz", "{}");
    Receiver receiver =
        new Receiver("r1", "a", "Fuzz", "", proof, "", secret, Instant.EPOCH, List.of(version));
    return new Delivery(receiver, body, headers::get, NOW * 1_000);
  }

  /** The sum over a prefix that ends with a point, and the body. */
  private static byte[] hmac(byte[] key, @Nullable String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      if (before != null) {
        mac.update((before + ".").getBytes(UTF_8));
      }
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void expect(boolean right, Object what) {
    if (!right) {
      throw new IllegalStateException(String.valueOf(what));
    }
  }
}
