package io.fullfunnel.collect;

import io.fullfunnel.store.event.Envelope;

/**
 * Who sends: a key that may track.
 *
 * @param workspace name of the workspace it belongs to
 * @param key its id
 * @param server whether it may say everything; a write key is public
 */
public record Sender(String workspace, String key, boolean server) {
  /** Where its events come from, as the journal names it. */
  String from() {
    return server ? Envelope.SERVER : "http";
  }
}
