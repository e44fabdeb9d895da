package io.fullfunnel.store.consent;

import io.fullfunnel.store.privacy.PrivacyRules;

/**
 * What one message tells of consent: two bits for each purpose, so that many fit into memory.
 *
 * @param bits of purpose {@code n} at {@code 2n}: 0 nothing, else the state's place from 1
 */
public record Told(int bits) {
  /** Nothing. */
  public static final Told NOTHING = new Told(0);

  private static final ConsentState[] STATES = ConsentState.values();

  /** Whether it tells anything. */
  public boolean isAny() {
    return bits != 0;
  }

  /** Whether it tells something of a purpose. */
  public boolean has(int purpose) {
    return state(purpose) != 0;
  }

  /** What it tells of a purpose; unknown if nothing. */
  public ConsentState of(int purpose) {
    int state = state(purpose);
    return state == 0 ? ConsentState.UNKNOWN : STATES[state - 1];
  }

  private int state(int purpose) {
    return (bits >>> (2 * purpose)) & 3;
  }

  /** Whether something is granted. */
  public boolean grants() {
    for (int purpose = 0; purpose < PrivacyRules.MOST_PURPOSES; purpose++) {
      if (has(purpose) && of(purpose) == ConsentState.GRANTED) {
        return true;
      }
    }
    return false;
  }

  /** The same with more; of two things about one purpose the stricter counts. */
  @SuppressWarnings("EnumOrdinal") // places in two bits, made anew with each version of the file
  Told and(int purpose, ConsentState state) {
    int shift = 2 * purpose;
    int now = Math.max(state(purpose), state.ordinal() + 1);
    return new Told((bits & ~(3 << shift)) | (now << shift));
  }
}
