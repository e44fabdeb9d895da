package io.fullfunnel.store.table;

import org.jspecify.annotations.Nullable;

/** Takes what events bring along that says where somebody came from. */
public interface ArrivalVisitor {
  /** The code of an event that brings nothing of that. */
  int NOTHING = -1;

  /**
   * A code, not negative, for parts that some events bring along; asked before the first event that
   * brings them.
   *
   * @param parts source, medium, campaign, content, term, referrer (scheme and host, or the text as
   *     it came), click id and channel, null where nothing is known; never all of them
   */
  int code(@Nullable String[] parts);

  /**
   * An event that brings something along; all others are passed over.
   *
   * @param session a number of the session that it names, 0 if none, −1 if it says {@code none}
   * @param code of its parts, or {@link #NOTHING}
   */
  void visit(long sequence, long session, int code);
}
