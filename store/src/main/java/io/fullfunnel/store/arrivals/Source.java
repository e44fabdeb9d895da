package io.fullfunnel.store.arrivals;

/**
 * Where events come from.
 *
 * @param from the envelope's word: {@code http}, {@code server}, {@code import}, {@code demo} …
 * @param key id of the key they came with, the empty text if none
 */
public record Source(String from, String key) {}
