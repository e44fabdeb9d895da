package io.fullfunnel.store.people;

import java.util.Arrays;

/**
 * What stands between a person and others: the e-mail addresses it has, and the strands it was said
 * not to be one with.
 */
@SuppressWarnings("ArrayRecordComponent") // read where it was made, never compared
record Part(long[] emails, int[] apart) {

  static final Part PLAIN = new Part(new long[0], new int[0]);

  boolean isPlain() {
    return emails.length == 0 && apart.length == 0;
  }

  Part with(Part other) {
    if (other.isPlain()) {
      return this;
    }
    if (isPlain()) {
      return other;
    }
    long[] both = Arrays.copyOf(emails, emails.length + other.emails.length);
    System.arraycopy(other.emails, 0, both, emails.length, other.emails.length);
    int[] strands = Arrays.copyOf(apart, apart.length + other.apart.length);
    System.arraycopy(other.apart, 0, strands, apart.length, other.apart.length);
    return new Part(Arrays.stream(both).sorted().distinct().toArray(), strands);
  }

  /** Whether both have addresses and share none. */
  boolean contradicts(Part other) {
    if (emails.length == 0 || other.emails.length == 0) {
      return false;
    }
    for (int a = 0, b = 0; a < emails.length && b < other.emails.length; ) {
      if (emails[a] == other.emails[b]) {
        return false;
      }
      if (emails[a] < other.emails[b]) {
        a++;
      } else {
        b++;
      }
    }
    return true;
  }
}
