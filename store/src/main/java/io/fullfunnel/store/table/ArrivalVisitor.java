package io.fullfunnel.store.table;

import org.jspecify.annotations.Nullable;

/** Takes what each event brings along that says where somebody came from. */
@FunctionalInterface
public interface ArrivalVisitor {
  /**
   * An event that brings something along; all others are passed over.
   *
   * @param session a number of the session that it names, 0 if none, −1 if it says {@code none}
   * @param parts source, medium, campaign, content, term, referrer (scheme and host, or the text as
   *     it came), click id and channel, null where nothing is known; null if nothing of them is
   */
  void visit(long sequence, long session, @Nullable String @Nullable [] parts);
}
