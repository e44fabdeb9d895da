package io.fullfunnel.store.arrivals;

/**
 * A source as it stands.
 *
 * @param events all that ever arrived from it
 */
public record Arriving(Source source, long events, Last last, Course course) {}
