package io.fullfunnel.collect;

import org.jspecify.annotations.Nullable;

/**
 * An event that did not go in.
 *
 * @param index its place in the batch, from 0
 * @param messageId as it came
 * @param detail a sentence
 */
record Refusal(int index, @Nullable String messageId, Reason reason, String detail) {}
