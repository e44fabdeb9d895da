package io.fullfunnel.store.channels;

import java.util.List;

/**
 * The channel of an origin, and why.
 *
 * @param rule the number of the rule from 1; 0 if the channel was given, −1 if no rule holds
 * @param because what held, as half-sentences
 */
public record Verdict(String channel, int rule, List<String> because) {
  public Verdict {
    because = List.copyOf(because);
  }

  /** The reason as a sentence. */
  public String text() {
    return switch (rule) {
      case 0 -> channel + ": given by the message or file, which no rule changes.";
      case -1 -> channel + ": no rule holds.";
      default -> "Rule " + rule + ", " + channel + ": " + String.join(" and ", because) + ".";
    };
  }
}
