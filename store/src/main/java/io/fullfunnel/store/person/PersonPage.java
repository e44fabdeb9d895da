package io.fullfunnel.store.person;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param accounts that the person belongs to, by when that was first said
 * @param setAside evidence that did not join it to others; the first hundred
 * @param decisions what the team said about its ids
 */
public record PersonPage(
    String person,
    List<Id> ids,
    List<Trait> traits,
    long events,
    @Nullable Long first,
    @Nullable Long last,
    List<Membership> accounts,
    List<Aside> setAside,
    List<Decided> decisions) {

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
   * @param rule {@code identify}, {@code alias}, {@code both-ids}, {@code email} or {@code manual}
   * @param at time of the message that says so, or of the decision
   * @param evidence that message: its kind and the ids in it; or who decided
   */
  public record Joined(String rule, long at, String evidence) {}

  /**
   * A trait's latest value.
   *
   * @param json the value
   * @param at when an identify call gave it
   * @param sequence that call
   * @param source where the call came from: a file and its row, or HTTP
   */
  public record Trait(String name, String json, long at, long sequence, String source) {}

  /**
   * An account that the person belongs to.
   *
   * @param account its id: the groupId of group calls
   * @param since time of the first call of this person that names it
   * @param last time of the last one
   * @param traits of the account, whoever said them
   */
  public record Membership(String account, long since, long last, List<Trait> traits) {}

  /**
   * Evidence that did not join two people.
   *
   * @param rule of the link
   * @param reason {@code two-emails}, {@code shared-device}, {@code too-many-ids} or {@code
   *     decision}
   * @param at time of the message
   * @param evidence that message: its kind and the ids in it
   * @param other the other person
   */
  public record Aside(String rule, String reason, long at, String evidence, String other) {}

  /**
   * What the team said about two ids.
   *
   * @param together whether they are one person
   * @param other the person that the other id belongs to now
   */
  public record Decided(
      boolean together,
      @Nullable String one,
      @Nullable String two,
      long at,
      String by,
      String other) {}

  /** This page without the ids of others, as the person may have it. */
  PersonPage ofThePersonAlone() {
    Set<String> own = ids.stream().map(Id::value).collect(Collectors.toSet());
    List<Decided> said =
        decisions.stream()
            .map(each ->
                new Decided(
                    each.together,
                    ifOwn(own, each.one),
                    ifOwn(own, each.two),
                    each.at,
                    each.by,
                    each.other))
            .toList();
    return new PersonPage(person, ids, traits, events, first, last, accounts, setAside, said);
  }

  private static @Nullable String ifOwn(Set<String> own, @Nullable String id) {
    return id != null && own.contains(id) ? id : null;
  }
}
