package io.fullfunnel.store.workspace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Something that is asked of a part of a workspace.
 *
 * @param <S> the part
 * @param <T> what it answers
 */
public interface Asks<S, T extends @Nullable Object> {
  T ask(S of) throws IOException;
}
