package io.fullfunnel.server.platform;

/**
 * Somebody was erased: whoever holds in memory what people sent forgets it.
 *
 * @param workspace its name
 */
public record PersonGone(String workspace) {}
