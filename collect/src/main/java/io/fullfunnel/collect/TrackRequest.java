package io.fullfunnel.collect;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A call of the tracking API, by whatever front it came.
 *
 * @param body as it came, packed or not
 * @param gzip whether the client says that it is packed
 * @param key that stands in the headers; null if it is to be found in the body
 * @param client the client's address
 * @param agent what the client calls itself
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record TrackRequest(
    Route route,
    byte[] body,
    boolean gzip,
    @Nullable String key,
    @Nullable InetAddress client,
    @Nullable String agent) {}
