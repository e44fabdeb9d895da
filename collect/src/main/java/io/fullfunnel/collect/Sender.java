package io.fullfunnel.collect;

import io.fullfunnel.store.event.Envelope;

/**
 * Who sends: a key that may track, or this server itself.
 *
 * @param workspace name of the workspace it belongs to
 * @param key its id; empty if there is none
 * @param server whether it may say everything; a write key is public
 * @param from where its events come from, as the journal names it
 */
public record Sender(String workspace, String key, boolean server, String from) {
  /** The sender of a key. */
  public Sender(String workspace, String key, boolean server) {
    this(workspace, key, server, server ? Envelope.SERVER : "http");
  }

  /** The short links of a workspace. */
  static Sender ofLinks(String workspace) {
    return new Sender(workspace, "", false, Envelope.LINK);
  }

  /** As counts name it. */
  String counted() {
    return key.isEmpty() ? from : key;
  }
}
