package io.fullfunnel.store.person;

import io.fullfunnel.store.event.Event;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some events of a person, newest first.
 *
 * @param events identify calls among them
 * @param came by sequence, where they had come from
 * @param flags by sequence, why they are bots' or internal
 * @param next the cursor of the page behind this one; null if this is the last
 */
public record TimelinePage(
    List<Event> events, Map<Long, Came> came, Map<Long, List<Flag>> flags, @Nullable Long next) {}
