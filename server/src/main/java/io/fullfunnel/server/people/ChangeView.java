package io.fullfunnel.server.people;

import io.fullfunnel.store.person.PersonChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision changes, as it is answered.
 *
 * @param together whether the two ids are said to be one person
 * @param written whether it was decided, or only looked at
 * @param changes whether anybody's timeline changes
 * @param before the people whom it concerns as they were
 * @param after and as they are then
 */
record ChangeView(
    boolean together,
    boolean written,
    boolean changes,
    List<Somebody> before,
    List<Somebody> after) {

  /** A person in short. */
  record Somebody(
      String person, List<Id> ids, long events, @Nullable Instant first, @Nullable Instant last) {}

  /** An id. */
  record Id(String kind, String value) {}

  static ChangeView of(PersonChange change) {
    return new ChangeView(
        change.together(),
        change.written(),
        change.changes(),
        change.before().stream().map(ChangeView::somebody).toList(),
        change.after().stream().map(ChangeView::somebody).toList());
  }

  private static Somebody somebody(PersonChange.Somebody one) {
    return new Somebody(
        one.person(),
        one.ids().stream().map(id -> new Id(id.kind(), id.value())).toList(),
        one.events(),
        PersonView.instant(one.first()),
        PersonView.instant(one.last()));
  }
}
