package io.fullfunnel.engine.groups;

import io.fullfunnel.engine.values.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a total as a report shows them: so many by themselves, all others as one. Settled
 * groups stand as they were settled, else the largest first, then by key.
 *
 * @param <C> what was counted of a group in all spans
 */
public final class Ranking<C> {
  private final List<Ranked<C>> shown;
  private final List<C> others = new ArrayList<>();
  private final int properties;
  private final int more;

  private record Ranked<C>(List<String> names, C cells, List<Long> sizes) {
    static int compare(Ranked<?> one, Ranked<?> other) {
      int order = 0;
      for (int span = 0; order == 0 && span < one.sizes.size(); span++) {
        order = Long.compare(other.sizes.get(span), one.sizes.get(span));
      }
      for (int part = 0; order == 0 && part < one.names.size(); part++) {
        order = one.names.get(part).compareTo(other.names.get(part));
      }
      return order;
    }
  }

  /** How large a group is in a span. */
  public interface Size<C> {
    long of(C cells, int span);
  }

  /**
   * Ranks the groups; without a split there are none.
   *
   * @param cells by key in slot 0
   * @param spans by whose sizes the groups are ordered, the first before the next
   */
  public Ranking(
      @Nullable Split by, Groups groups, Map<GroupKey, C> cells, int spans, Size<C> size) {
    this.properties = groups.properties();
    List<Ranked<C>> ranked = new ArrayList<>();
    if (by != null) {
      cells.forEach((key, of) -> {
        if (key.isOther()) {
          others.add(of);
        } else if (!key.isAll()) {
          List<Long> sizes = IntStream.range(0, spans).mapToObj(s -> size.of(of, s)).toList();
          ranked.add(new Ranked<>(groups.names(key), of, sizes));
        }
      });
      ranked.sort(order(by.shown()));
    }
    int limit = by == null ? 0 : Math.min(by.limit(), ranked.size());
    this.shown = List.copyOf(ranked.subList(0, limit));
    this.more = ranked.size() - limit;
    ranked.subList(limit, ranked.size()).forEach(hidden -> others.add(hidden.cells));
  }

  private static Comparator<Ranked<?>> order(@Nullable List<List<String>> settled) {
    if (settled == null) {
      return Ranked::compare;
    }
    Map<List<String>, Integer> place = new HashMap<>();
    settled.forEach(names -> place.putIfAbsent(names, place.size()));
    return Comparator.<Ranked<?>>comparingInt(of -> place.getOrDefault(of.names, place.size()))
        .thenComparing(Ranked::compare);
  }

  /** Writes each group with its key, at last the sum of all others as {@code (other)}. */
  public <G> List<G> groups(BiFunction<List<String>, C, G> group, Function<List<C>, C> sum) {
    List<G> groups = new ArrayList<>();
    shown.forEach(ranked -> groups.add(group.apply(ranked.names, ranked.cells)));
    if (!others.isEmpty()) {
      List<String> other = Collections.nCopies(properties, Labels.OTHER_SHOWN);
      groups.add(group.apply(other, sum.apply(others)));
    }
    return List.copyOf(groups);
  }

  /** How many groups with keys of their own are among the others. */
  public int more() {
    return more;
  }
}
