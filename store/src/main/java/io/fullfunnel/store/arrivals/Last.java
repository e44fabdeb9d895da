package io.fullfunnel.store.arrivals;

/**
 * The last event of a source.
 *
 * @param receivedMillis when it arrived
 * @param type the call: {@code track}, {@code identify} …; the empty text if it cannot be read
 * @param name of the event; the empty text for calls that have none
 */
public record Last(long receivedMillis, String type, String name) {}
