package io.fullfunnel.store.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one person.
 *
 * @param person the id as answers write it
 * @param ids in order of first arrival; the first thousand
 * @param traits by name, each as it stands now
 * @param events track, page and screen events
 * @param first time of the first event; null without events
 * @param last time of the last event
 */
public record PersonPage(
    String person,
    List<Id> ids,
    List<Trait> traits,
    long events,
    @Nullable Long first,
    @Nullable Long last) {

  /**
   * An id and what joined it to the others.
   *
   * @param kind {@code userId}, {@code anonymousId} or {@code email}
   * @param events that carry it
   * @param link null for the oldest id
   */
  public record Id(
      String kind, String value, long first, long last, long events, @Nullable Joined link) {}

  /**
   * Why an id belongs to the person.
   *
   * @param rule {@code identify}, {@code alias}, {@code both-ids} or {@code email}
   * @param at time of the message that says so
   * @param evidence that message: its kind and the ids in it
   */
  public record Joined(String rule, long at, String evidence) {}

  /**
   * A trait's latest value.
   *
   * @param json the value
   * @param at when an identify call gave it
   */
  public record Trait(String name, String json, long at) {}
}
