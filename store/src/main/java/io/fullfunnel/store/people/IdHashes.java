package io.fullfunnel.store.people;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose a message is by the hashes that strands are known by, whether anything came under
 * these ids or not. Not thread-safe.
 */
public final class IdHashes {
  /** The hash of what is no id. */
  public static final long NONE = 0;

  private final KeyedHash hash;
  private final BlockedIds blocked;

  public IdHashes(KeyedHash hash, Guards guards) {
    this.hash = hash;
    this.blocked = new BlockedIds(guards.blocked());
  }

  /** The hash of an id: the one that stands in a person's public id. */
  public long of(People.Kind kind, @Nullable String id) {
    return id == null || blocked.contains(id) ? NONE : People.hash(hash, kind, id)[0];
  }

  /** The strand that a message comes under. */
  public long strand(Event event) {
    long user = of(People.Kind.USER, event.userId());
    long named = user == NONE ? of(People.Kind.ANONYMOUS, event.anonymousId()) : user;
    return named == NONE ? of(People.Kind.EMAIL, event.email()) : named;
  }
}
