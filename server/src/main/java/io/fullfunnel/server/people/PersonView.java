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
 */
record PersonView(
    String person,
    List<Id> ids,
    List<Trait> traits,
    long events,
    @Nullable Instant first,
    @Nullable Instant last) {

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

  /** A trait as it stands. */
  record Trait(String name, JsonNode value, Instant at) {}

  static PersonView of(PersonPage page, boolean personal) {
    return new PersonView(
        page.person(),
        page.ids().stream().map(id -> id(id, personal)).toList(),
        personal ? page.traits().stream().map(PersonView::trait).toList() : List.of(),
        page.events(),
        instant(page.first()),
        instant(page.last()));
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
    return new Trait(trait.name(), Json.of(trait.json()), Instant.ofEpochMilli(trait.at()));
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
