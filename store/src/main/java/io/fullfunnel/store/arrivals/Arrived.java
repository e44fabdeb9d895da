package io.fullfunnel.store.arrivals;

/**
 * A message as it stands in the journal.
 *
 * @param message the JSON object, as it came
 */
@SuppressWarnings("ArrayRecordComponent") // read where it is shown, never compared
public record Arrived(long sequence, Source source, long receivedMillis, byte[] message) {}
