package io.fullfunnel.collect.webhook;

/** Something wrong with a receiver or its mapping; the message is a sentence for who wrote it. */
public final class MappingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String place;

  MappingException(String place, String sentence) {
    super(sentence, null, false, false);
    this.place = place;
  }

  /** One of something wrong at a place. */
  public static MappingException at(String place, String sentence) {
    return new MappingException(place, sentence);
  }

  /** A JSON pointer into what was written. */
  public String place() {
    return place;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
