package io.fullfunnel.collect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, taken apart.
 *
 * @param bytes UTF-8; members are places in them
 * @param writeKey the key that stands in it
 * @param context what the batch gives each of its events
 * @param integrations likewise
 * @param sentAt likewise
 */
@SuppressWarnings("ArrayRecordComponent") // places in these bytes are all that is kept
record Body(
    byte[] bytes,
    List<Item> items,
    @Nullable String writeKey,
    @Nullable Member context,
    @Nullable Member integrations,
    @Nullable Member sentAt) {}
