package io.fullfunnel.topic;

import org.jspecify.annotations.Nullable;

/**
 * How far a workspace follows its topic.
 *
 * @param topic its name
 * @param position offset of the next record that will be read; those before it are in the journal
 * @param end offset that the topic's next record will have, as far as is known
 * @param problem why it does not go on, as a sentence; null if nothing is wrong
 */
public record Progress(String topic, long position, long end, @Nullable String problem) {
  /** Records that are in the topic and not yet in the journal. */
  public long lag() {
    return Math.max(0, end - position);
  }
}
