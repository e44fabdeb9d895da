package io.fullfunnel.demo;

import org.jspecify.annotations.Nullable;

/** Under which ids a message comes. */
record Sender(@Nullable String anonymousId, @Nullable String userId) {}
