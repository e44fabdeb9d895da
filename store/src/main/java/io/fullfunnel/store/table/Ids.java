package io.fullfunnel.store.table;

import org.jspecify.annotations.Nullable;

/** The ids that an event arrived under. */
public record Ids(@Nullable String userId, @Nullable String anonymousId, @Nullable String email) {}
