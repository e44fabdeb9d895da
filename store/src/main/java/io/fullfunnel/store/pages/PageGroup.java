package io.fullfunnel.store.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages that belong together.
 *
 * @param topic what they are about, if that was said
 * @param stage of the way to a purchase that they are for
 * @param intent with which people come to them
 */
public record PageGroup(
    String name,
    List<PathPattern> paths,
    @Nullable String topic,
    @Nullable String stage,
    @Nullable String intent) {
  public PageGroup {
    paths = List.copyOf(paths);
  }
}
