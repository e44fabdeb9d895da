package io.fullfunnel.collect;

import org.jspecify.annotations.Nullable;

/**
 * An event that did not go in.
 *
 * @param index its place in the batch, from 0
 * @param messageId as it came
 * @param detail a sentence
 * @param content the message as it is kept; null if it is not
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to disk, never compared
record Refusal(
    int index,
    @Nullable String messageId,
    Reason reason,
    String detail,
    byte @Nullable [] content) {

  /** One that is not kept. */
  Refusal(int index, @Nullable String messageId, Reason reason, String detail) {
    this(index, messageId, reason, detail, null);
  }
}
