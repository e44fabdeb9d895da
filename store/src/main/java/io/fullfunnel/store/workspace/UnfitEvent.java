package io.fullfunnel.store.workspace;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.failed.SkippedMessages.Stage;
import org.jspecify.annotations.Nullable;

/**
 * An event that a reader cannot take, as long as a test wants it: the one with a certain name.
 * Without one a look is a comparison with null.
 */
final class UnfitEvent implements AutoCloseable {
  private static volatile @Nullable UnfitEvent armed;

  private final Stage stage;
  private final String name;
  private int times;

  private UnfitEvent(Stage stage, String name) {
    this.stage = stage;
    this.name = name;
  }

  /** Begins; ends with {@link #close}. */
  static UnfitEvent at(Stage stage, String name) {
    UnfitEvent unfit = new UnfitEvent(stage, name);
    armed = unfit;
    return unfit;
  }

  /** How often somebody tried. */
  int times() {
    return times;
  }

  /** Called where a reader is about to take an event. */
  static void check(Stage stage, Event event) {
    UnfitEvent unfit = armed;
    if (unfit != null && unfit.stage == stage && unfit.name.equals(event.name())) {
      unfit.times++;
      throw new IllegalStateException("this one is too much");
    }
  }

  @Override
  public void close() {
    armed = null;
  }
}
