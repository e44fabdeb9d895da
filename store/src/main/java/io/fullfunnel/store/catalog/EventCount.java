package io.fullfunnel.store.catalog;

/**
 * An event's name and what is known of it.
 *
 * @param count events of people
 * @param people who have at least one
 * @param first time of the earliest
 * @param last time of the latest
 */
public record EventCount(String name, long count, long people, long first, long last) {}
