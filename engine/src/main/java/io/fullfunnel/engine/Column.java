package io.fullfunnel.engine;

import java.io.Serializable;
import java.util.List;

/**
 * A property of events, dictionary-coded: a row holds an index into {@code values}, or {@link
 * Dictionary#ABSENT}. Tests on values run once per distinct value, never in the loop.
 *
 * @param id index for {@link Timeline#code}
 * @param name as asked for
 * @param values distinct values; equal codes, equal values
 */
public record Column(int id, String name, List<Value> values) implements Serializable {}
