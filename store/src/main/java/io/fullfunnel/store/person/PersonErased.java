package io.fullfunnel.store.person;

import io.fullfunnel.store.workspace.Erased;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who is to be erased, or was.
 *
 * @param ids in order of first arrival; the first thousand
 * @param events track, page and screen events
 * @param first time of the first event; null without events
 * @param last time of the last event
 * @param done what was taken away; null if nothing is yet
 */
public record PersonErased(
    String person,
    List<PersonChange.Id> ids,
    long events,
    @Nullable Long first,
    @Nullable Long last,
    @Nullable Erased done) {

  PersonErased by(Erased erased) {
    return new PersonErased(person, ids, events, first, last, erased);
  }
}
