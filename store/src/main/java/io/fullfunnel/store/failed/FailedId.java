package io.fullfunnel.store.failed;

/**
 * Which failed event: never given twice.
 *
 * @param sequence of the journal's record that tells of it, or of the message itself
 * @param place among those of one record, from 1; 0 if the message itself stands in the journal
 */
public record FailedId(long sequence, int place) implements Comparable<FailedId> {
  public FailedId {
    if (sequence < 0 || place < 0) {
      throw new IllegalArgumentException("there is no failed event " + sequence + "." + place);
    }
  }

  /** Reads what {@link #toString} writes. */
  public static FailedId of(String text) {
    int dot = text.indexOf('.');
    try {
      return new FailedId(
          Long.parseLong(text.substring(0, Math.max(dot, 0))),
          Integer.parseInt(text.substring(dot + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no id of a failed event; they look like 1234.1.", e);
    }
  }

  /** Whether the message itself stands in the journal. */
  public boolean isInJournal() {
    return place == 0;
  }

  @Override
  public int compareTo(FailedId other) {
    int bySequence = Long.compare(sequence, other.sequence);
    return bySequence == 0 ? Integer.compare(place, other.place) : bySequence;
  }

  @Override
  public String toString() {
    return sequence + "." + place;
  }
}
