package io.fullfunnel.store.people;

/**
 * Evidence that two strands are one person.
 *
 * @param rule why
 * @param sequence the event that is the evidence
 * @param time when that event happened
 */
public record Link(int one, int other, Rule rule, long sequence, long time) {

  /** Why two ids belong together. Codes are written to disk and never change their meaning. */
  public enum Rule {
    /** An identify call names both ids. */
    IDENTIFY(1),
    /** An alias call joins an earlier id to a later one. */
    ALIAS(2),
    /** Any other message carries both ids. */
    SAME_MESSAGE(3),
    /** A row names its person by id and by e-mail address. */
    EMAIL(4);

    private final int code;

    Rule(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    /** The rule of a code. */
    public static Rule of(int code) {
      for (Rule rule : values()) {
        if (rule.code == code) {
          return rule;
        }
      }
      throw new IllegalArgumentException("unknown link rule " + code);
    }
  }
}
