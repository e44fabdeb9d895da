package io.fullfunnel.store.catalog;

/**
 * A property's name as conditions use it, and what is known of it.
 *
 * @param kind {@code text}, {@code number}, {@code boolean} or {@code mixed}
 * @param count events that have it; an estimate where not all were looked at
 * @param derived whether the product makes it
 */
public record PropertyCount(String name, String kind, long count, boolean derived) {}
