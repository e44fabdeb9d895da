package io.fullfunnel.store.workspace;

import io.fullfunnel.store.failed.SkippedMessages.Stage;
import java.io.IOException;

/** A message that a reader could not take; what the readers hold in memory is not trusted now. */
final class UnfitMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long sequence;
  private final long record;
  private final long importNumber;
  private final Stage stage;

  UnfitMessageException(
      long sequence, long record, long importNumber, Stage stage, RuntimeException cause) {
    super("Message " + sequence + " cannot be taken (" + stage.word() + "): " + cause, cause);
    this.sequence = sequence;
    this.record = record;
    this.importNumber = importNumber;
    this.stage = stage;
  }

  long sequence() {
    return sequence;
  }

  long record() {
    return record;
  }

  long importNumber() {
    return importNumber;
  }

  Stage stage() {
    return stage;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
