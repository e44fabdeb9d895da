package io.fullfunnel.store.erasure;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.people.IdHashes;
import io.fullfunnel.store.people.People.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes some people out of batches of messages: their messages become tombstones, and their ids are
 * cut out of the messages of others. Used by one thread.
 */
public final class Eraser {
  private final KeyedHash hash;
  private final IdHashes hashes;
  private final long[] ids;
  private final EventDecoder decoder = new EventDecoder();
  private long erased;
  private long mentions;

  /**
   * @param ids hashes of the ids, in order
   */
  public Eraser(KeyedHash hash, Guards guards, long[] ids) {
    this.hash = hash;
    this.hashes = new IdHashes(hash, guards);
    this.ids = ids.clone();
  }

  /** Messages that became tombstones. */
  public long erased() {
    return erased;
  }

  /** Messages of others that an id was cut out of. */
  public long mentions() {
    return mentions;
  }

  /** Whether an id, known by its hash, is one of them. */
  public boolean has(long id) {
    return Arrays.binarySearch(ids, id) >= 0;
  }

  /** Whether a message belongs to one of them. */
  public boolean isTheirs(Event event) {
    return has(hashes.strand(event));
  }

  /** The body without them; null if it has nothing of theirs. */
  public byte @Nullable [] body(byte[] body) {
    if (ids.length == 0) {
      return null;
    }
    BatchBody.Cursor cursor = new BatchBody.Cursor(body);
    BatchBody.@Nullable Writer changed = null;
    for (int index = 0; cursor.next(); index++) {
      byte[] instead = instead(cursor);
      if (changed == null) {
        if (instead == null) {
          continue;
        }
        changed = beginning(body, index);
      }
      if (instead == null) {
        changed.add(cursor.row(), cursor.bytes(), cursor.offset(), cursor.length());
      } else {
        changed.add(cursor.row(), instead, 0, instead.length);
      }
    }
    return changed == null ? null : changed.toBytes();
  }

  /** A body's first messages, to be followed by others. */
  static BatchBody.Writer beginning(byte[] body, int messages) {
    BatchBody.Cursor cursor = new BatchBody.Cursor(body);
    BatchBody.Writer writer = new BatchBody.Writer().start(cursor.envelope());
    for (int i = 0; i < messages; i++) {
      cursor.next();
      writer.add(cursor.row(), cursor.bytes(), cursor.offset(), cursor.length());
    }
    return writer;
  }

  /** What is to stand in a message's place; null if it stays. */
  private byte @Nullable [] instead(BatchBody.Cursor message) {
    if (Tombstone.is(message)) {
      return null;
    }
    Event event;
    try {
      event = decoder.decode(0, 0, 0, 0, message.bytes(), message.offset(), message.length());
    } catch (IllegalArgumentException e) {
      return null; // it says nothing about anybody
    }
    if (isTheirs(event)) {
      erased++;
      return Tombstone.of(event.messageId(), hash);
    }
    Set<String> named = mentions(event);
    if (named.isEmpty()) {
      return null;
    }
    mentions++;
    return Redaction.without(message.bytes(), message.offset(), message.length(), named);
  }

  /** The fields of a message of somebody else that hold one of these ids. */
  private Set<String> mentions(Event event) {
    Set<String> named = new HashSet<>();
    look(Kind.USER, event.userId(), "userId", named);
    look(Kind.ANONYMOUS, event.anonymousId(), "anonymousId", named);
    look(Kind.EMAIL, event.email(), "email", named);
    look(Kind.USER, event.previousId(), "previousId", named);
    look(Kind.ANONYMOUS, event.previousId(), "previousId", named);
    return named;
  }

  private void look(Kind kind, @Nullable String id, String field, Set<String> named) {
    if (id != null && has(hashes.of(kind, id))) {
      named.add(field);
    }
  }
}
