package io.fullfunnel.store.consent;

import io.fullfunnel.store.privacy.PrivacyRules;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what messages tell of consent: {@code context.consent} as clients of Segment and of
 * Google's consent mode write it, the trait {@code consent}, and events that say so by name. What
 * cannot be understood is unknown, never granted.
 */
public final class ConsentReading {
  /** Events by which people say what they agree to; their properties are named by purposes. */
  private static final Set<String> CHANGES =
      Set.of(
          "consent changed",
          "consent updated",
          "consent given",
          "consent granted",
          "segment consent preference",
          "segment consent preference updated");

  /** Without a purpose these mean all of them. */
  private static final Set<String> WITHDRAWALS =
      Set.of("consent withdrawn", "consent denied", "consent revoked");

  private static final List<String> GRANTED = List.of("true", "granted", "yes", "given", "1");
  private static final List<String> DENIED =
      List.of("false", "denied", "no", "withdrawn", "revoked", "0");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final byte[] WORD = {'o', 'n', 's', 'e', 'n', 't'};
  private static final String CONSENT = "consent";
  private static final int[] SHIFT = shifts();

  private final PrivacyRules rules;

  /**
   * @param rules whose purposes are told of
   */
  public ConsentReading(PrivacyRules rules) {
    this.rules = rules;
  }

  private static int[] shifts() {
    int[] shifts = new int[256];
    java.util.Arrays.fill(shifts, WORD.length);
    for (int i = 0; i < WORD.length - 1; i++) {
      shifts[WORD[i]] = WORD.length - 1 - i;
    }
    return shifts;
  }

  /** Whether an event is there to say what somebody agrees to. */
  public static boolean isStatement(String event) {
    String name = event.strip().toLowerCase(Locale.ROOT);
    return CHANGES.contains(name) || WITHDRAWALS.contains(name);
  }

  /** Whether a message may tell something: most do not, and are not read for it. */
  public static boolean mayTell(byte[] bytes, int offset, int length) {
    int last = WORD.length - 1;
    int end = offset + length;
    for (int at = offset + last; at < end; at += SHIFT[bytes[at] & 0xFF]) {
      int i = 0;
      while (i <= last && bytes[at - i] == WORD[last - i]) {
        i++;
      }
      if (i > last) {
        return true;
      }
    }
    return false;
  }

  /** What a message of the journal tells. */
  public Told of(byte[] bytes, int offset, int length) {
    if (!mayTell(bytes, offset, length)) {
      return Told.NOTHING;
    }
    try {
      return of(JSON.readTree(bytes, offset, length));
    } catch (JacksonException e) {
      return Told.NOTHING; // it is no message, and belongs to nobody
    }
  }

  /** What a message tells. */
  public Told of(JsonNode message) {
    JsonNode context = message.path("context");
    Told told = context(context.get(CONSENT), Told.NOTHING);
    told = context(context.path("ga4").get(CONSENT), told); // of the Measurement Protocol
    told = traits(message.path("traits"), told);
    String name = message.path("event").asString("").strip().toLowerCase(Locale.ROOT);
    if (isStatement(name)) {
      boolean withdraws = WITHDRAWALS.contains(name);
      Told more = named(message.path("properties"), withdraws, Told.NOTHING);
      told = more.isAny() ? and(told, more) : withdraws ? all(told, ConsentState.DENIED) : told;
    }
    return told;
  }

  /** What {@code context.consent} tells. */
  public Told context(@Nullable JsonNode consent) {
    return context(consent, Told.NOTHING);
  }

  private Told context(@Nullable JsonNode consent, Told before) {
    if (consent == null) {
      return before;
    }
    JsonNode preferences = consent.get("categoryPreferences");
    JsonNode states = preferences == null ? consent : preferences;
    return states.isObject()
        ? named(states, false, before)
        : all(before, ConsentState.UNKNOWN); // something was meant that nobody understands
  }

  private Told traits(JsonNode traits, Told before) {
    JsonNode consent = traits.get(CONSENT);
    if (consent == null) {
      return before;
    }
    if (consent.isObject()) {
      return named(consent, false, before);
    }
    // consent to everything is consent to nothing in particular; a refusal needs no list
    return state(consent) == ConsentState.GRANTED ? before : all(before, state(consent));
  }

  /** What members say that are named by purposes; those of a withdrawal grant nothing. */
  private Told named(JsonNode states, boolean withdraws, Told before) {
    Told told = before;
    for (var each : states.properties()) {
      int purpose = rules.purpose(each.getKey());
      if (purpose >= 0) {
        told = told.and(purpose, withdraws ? ConsentState.DENIED : state(each.getValue()));
      }
    }
    return told;
  }

  private Told all(Told before, ConsentState state) {
    Told told = before;
    for (int purpose = 0; purpose < rules.purposes().size(); purpose++) {
      told = told.and(purpose, state);
    }
    return told;
  }

  private Told and(Told one, Told other) {
    Told told = one;
    for (int purpose = 0; purpose < rules.purposes().size(); purpose++) {
      if (other.has(purpose)) {
        told = told.and(purpose, other.of(purpose));
      }
    }
    return told;
  }

  private static ConsentState state(JsonNode value) {
    String word = value.isValueNode() ? value.asString("").strip().toLowerCase(Locale.ROOT) : "";
    if (GRANTED.contains(word)) {
      return ConsentState.GRANTED;
    }
    return DENIED.contains(word) ? ConsentState.DENIED : ConsentState.UNKNOWN;
  }
}
