package io.fullfunnel.topic;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a topic or its brokers, as a sentence for the operator. */
public final class TopicException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Whether it is only that nobody answers at the moment. */
  private final boolean passes;

  TopicException(String sentence) {
    this(sentence, null, false);
  }

  TopicException(String sentence, @Nullable Throwable cause, boolean passes) {
    super(sentence, cause);
    this.passes = passes;
  }

  public boolean passes() {
    return passes;
  }
}
