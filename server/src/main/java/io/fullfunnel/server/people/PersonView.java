package io.fullfunnel.server.people;

import io.fullfunnel.store.person.PersonPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A person's page as it is answered.
 *
 * @param traits none for who may not see them
 * @param accounts none for who may not see traits
 * @param setAside evidence that did not join the person to others
 * @param decisions what the team said about its ids
 */
record PersonView(
    String person,
    List<Id> ids,
    List<Trait> traits,
    long events,
    @Nullable Instant first,
    @Nullable Instant last,
    List<Account> accounts,
    List<Aside> setAside,
    List<Decided> decisions) {

  /**
   * An id.
   *
   * @param value null for who may not see it
   */
  record Id(
      String kind,
      @Nullable String value,
      Instant first,
      Instant last,
      long events,
      @Nullable Link link) {}

  /**
   * Why an id belongs to the person.
   *
   * @param evidence null for who may not see the ids in it
   */
  record Link(String rule, Instant at, @Nullable String evidence) {}

  /**
   * A trait as it stands.
   *
   * @param sequence the event that says so
   * @param source where that event came from
   */
  record Trait(String name, JsonNode value, Instant at, long sequence, String source) {}

  /** An account that the person belongs to. */
  record Account(String account, Instant since, Instant last, List<Trait> traits) {}

  /**
   * Evidence that did not join the person to another.
   *
   * @param evidence null for who may not see the ids in it
   * @param other the other person
   */
  record Aside(String rule, String reason, Instant at, @Nullable String evidence, String other) {}

  /**
   * What the team said of two ids; both are null for who may not see them.
   *
   * @param other the person that the other id belongs to
   */
  record Decided(
      boolean together,
      @Nullable String one,
      @Nullable String two,
      Instant at,
      @Nullable String by,
      String other) {}

  static PersonView of(PersonPage page, boolean personal) {
    return new PersonView(
        page.person(),
        page.ids().stream().map(id -> id(id, personal)).toList(),
        personal ? page.traits().stream().map(PersonView::trait).toList() : List.of(),
        page.events(),
        instant(page.first()),
        instant(page.last()),
        personal ? page.accounts().stream().map(PersonView::account).toList() : List.of(),
        page.setAside().stream().map(aside -> aside(aside, personal)).toList(),
        page.decisions().stream().map(said -> decided(said, personal)).toList());
  }

  private static Account account(PersonPage.Membership account) {
    return new Account(
        account.account(),
        Instant.ofEpochMilli(account.since()),
        Instant.ofEpochMilli(account.last()),
        account.traits().stream().map(PersonView::trait).toList());
  }

  static Aside aside(PersonPage.Aside aside, boolean personal) {
    return new Aside(
        aside.rule(),
        aside.reason(),
        Instant.ofEpochMilli(aside.at()),
        personal ? aside.evidence() : null,
        aside.other());
  }

  private static Decided decided(PersonPage.Decided said, boolean personal) {
    return new Decided(
        said.together(),
        personal ? said.one() : null,
        personal ? said.two() : null,
        Instant.ofEpochMilli(said.at()),
        personal ? said.by() : null,
        said.other());
  }

  private static Id id(PersonPage.Id id, boolean personal) {
    PersonPage.Joined link = id.link();
    boolean shown = personal || id.kind().equals("anonymousId");
    return new Id(
        id.kind(),
        shown ? id.value() : null,
        Instant.ofEpochMilli(id.first()),
        Instant.ofEpochMilli(id.last()),
        id.events(),
        link == null
            ? null
            : new Link(
                link.rule(), Instant.ofEpochMilli(link.at()), personal ? link.evidence() : null));
  }

  private static Trait trait(PersonPage.Trait trait) {
    return new Trait(
        trait.name(),
        Json.of(trait.json()),
        Instant.ofEpochMilli(trait.at()),
        trait.sequence(),
        trait.source());
  }

  static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
