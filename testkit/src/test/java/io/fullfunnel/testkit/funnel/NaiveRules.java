package io.fullfunnel.testkit.funnel;

import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.funnel.Exclusion;
import io.fullfunnel.engine.funnel.FunnelStep;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A funnel with finer rules answered the slow way: of every start all chains of rows that the rules
 * allow, one by one, then the deepest of them whose rows come earliest. Steps and exclusions are
 * events by name.
 */
final class NaiveRules {
  private final Ask ask;
  private final List<String> steps;
  private final List<String> excluded;
  private final Rules rules;

  /** An attempt: a row per place, null where none was taken; ended by this exclusion, or null. */
  record Walk(List<@Nullable Row> rows, int entry, int depth, @Nullable Exclusion ended, int next) {
    Row first() {
      return Objects.requireNonNull(rows.get(entry));
    }

    Row last() {
      Row last = first();
      for (Row row : rows) {
        last = row == null ? last : row;
      }
      return last;
    }
  }

  /** A way through rows: their numbers, the first standing at the level {@code entry}. */
  private record Chain(int entry, List<Integer> hits) {
    int top() {
      return entry + hits.size() - 1;
    }

    int last() {
      return hits.getLast();
    }
  }

  NaiveRules(Ask ask, List<String> steps, List<String> excluded) {
    this.ask = ask;
    this.steps = steps;
    this.excluded = excluded;
    this.rules = ask.extras().finer().rules();
  }

  /** People per place, who was excluded, and the mean seconds since the first event. */
  String answer(Timelines people) {
    long[] reached = new long[steps.size()];
    long[] millis = new long[steps.size()];
    long[] timed = new long[steps.size()];
    long removed = 0;
    for (Person person : people.people()) {
      Walk walk = counted(person);
      if (walk == null) {
        continue;
      }
      if (walk.ended != null && walk.ended.effect() == Exclusion.Effect.REMOVE) {
        removed++;
        continue;
      }
      for (int place = 0; place < steps.size(); place++) {
        Row row = walk.rows.get(place);
        if (row != null) {
          reached[place]++;
          timed[place] += place > walk.entry ? 1 : 0;
          millis[place] += Math.max(0, row.timeMillis() - walk.first().timeMillis());
        }
      }
    }
    StringBuilder text = new StringBuilder(Arrays.toString(reached) + " excluded " + removed);
    for (int place = 1; place < steps.size(); place++) {
      double mean = (double) millis[place] / timed[place] / 1000;
      text.append(' ').append(ReportText.number(mean));
    }
    return text.toString();
  }

  /** The attempt that counts of a person. */
  @Nullable Walk counted(Person person) {
    List<Row> rows = person.rows().stream().filter(Row::isEvent).toList();
    List<Walk> walks = new ArrayList<>();
    for (List<Row> part : parts(rows)) {
      for (int start = 0; start < part.size(); start++) {
        if (begins(part.get(start))) {
          walks.add(walk(part, start));
        }
      }
    }
    walks.removeIf(w -> w.ended != null && w.ended.effect() == Exclusion.Effect.RESTART);
    Comparator<Walk> early = Comparator.comparingInt(w -> rows.indexOf(w.first()));
    Comparator<Walk> deep =
        Comparator.<Walk>comparingInt(w -> -w.depth).thenComparingInt(w -> w.entry);
    return walks.stream()
        .min(
            switch (ask.attempt()) {
              case FIRST -> early;
              case BEST -> deep.thenComparing(early);
              case LATEST -> deep.thenComparing(early.reversed());
              case SOONEST ->
                  deep.thenComparingInt(w -> rows.indexOf(w.last()))
                      .thenComparing(early.reversed());
            })
        .orElse(null);
  }

  private boolean begins(Row row) {
    if (row.timeMillis() < ask.entered().from() || row.timeMillis() >= ask.entered().to()) {
      return false;
    }
    for (int step = 0; step < steps.size(); step++) {
      boolean may = rules.open() ? !optional(step) : step < block(0);
      if (may && takes(row, step)) {
        return true;
      }
    }
    return false;
  }

  // ---- parts: rows that can stand together

  /** Every row's own group: rows of another key stay only as what may lie between. */
  private List<List<Row>> parts(List<Row> rows) {
    if (rules.hold().isEmpty() && !rules.visit()) {
      return List.of(rows);
    }
    List<List<Row>> parts = new ArrayList<>();
    List<List<Object>> known = new ArrayList<>();
    for (Row row : rows) {
      List<Object> key = key(row);
      if (!isStep(row) || (!key.isEmpty() && known.contains(key))) {
        continue;
      }
      known.add(key);
      List<Row> part = new ArrayList<>();
      for (Row other : rows) {
        boolean mine = other.equals(row) || (!key.isEmpty() && key(other).equals(key));
        Value visit = visit(row);
        boolean near = !rules.visit() || (visit != null && visit.equals(visit(other)));
        if (mine) {
          part.add(other);
        } else if (near) {
          part.add(
              new Row(
                  other.timeMillis(), -1 - other.sequence(), other.event(), other.properties()));
        }
      }
      parts.add(part);
    }
    return parts;
  }

  private static @Nullable Value visit(Row row) {
    Value session = row.properties().get("session");
    return session != null && session.asKey().equals("none") ? null : session;
  }

  /** Empty if a value is missing. */
  private List<Object> key(Row row) {
    List<Object> key = new ArrayList<>();
    for (String property : rules.hold()) {
      Value value = row.properties().get(property);
      if (value == null) {
        return List.of();
      }
      key.add(value.asKey());
    }
    if (rules.visit()) {
      Value value = visit(row);
      if (value == null) {
        return List.of();
      }
      key.add(value);
    }
    return key;
  }

  private boolean isStep(Row row) {
    return steps.contains(row.event());
  }

  /** A row of another key takes no step. */
  private boolean takes(Row row, int step) {
    return row.sequence() >= 0 && row.event().equals(steps.get(step));
  }

  // ---- one start

  private Walk walk(List<Row> rows, int start) {
    if (rules.order() == Order.ANY || rules.order() == Order.ANCHORED) {
      return loose(rows, start);
    }
    List<Integer> levels = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      if (!optional(step)) {
        levels.add(step);
      }
    }
    Chain best = null;
    for (int k = 0; k < (rules.open() ? levels.size() : 1); k++) {
      if (takes(rows.get(start), levels.get(k))) {
        Chain chain = deepest(rows, levels, new Chain(k, List.of(start)), start);
        best = best == null || chain.top() > best.top() ? chain : best;
      }
    }
    return walk(rows, levels, Objects.requireNonNull(best));
  }

  /** The longest way on; among the longest the one whose rows come first, one after the other. */
  private Chain deepest(List<Row> rows, List<Integer> levels, Chain chain, int start) {
    Chain best = chain;
    if (chain.top() == levels.size() - 1) {
      return chain;
    }
    int step = levels.get(chain.top() + 1);
    for (int hit = 0; hit < rows.size(); hit++) {
      if (takes(rows.get(hit), step) && follows(rows, levels, chain, hit, start)) {
        List<Integer> longer = new ArrayList<>(chain.hits);
        longer.add(hit);
        Chain way = deepest(rows, levels, new Chain(chain.entry, longer), start);
        best = way.top() > best.top() ? way : best;
      }
    }
    return best;
  }

  private boolean follows(List<Row> rows, List<Integer> levels, Chain chain, int hit, int start) {
    long time = rows.get(hit).timeMillis();
    long since = time - rows.get(chain.last()).timeMillis();
    boolean after =
        hit > chain.last() || (rules.toleranceMillis() > 0 && -since <= rules.toleranceMillis());
    if (!after
        || chain.hits.contains(hit)
        || !inWindow(rows, start, hit)
        || since > within(levels.get(chain.top() + 1))) {
      return false;
    }
    for (int between = chain.last() + 1; between < hit; between++) {
      boolean ends = exclusion(rows.get(between), levels.get(chain.top())) != null;
      if (ends || rules.order() == Order.STRICT) {
        return false;
      }
    }
    return true;
  }

  private boolean inWindow(List<Row> rows, int start, int hit) {
    return rules.visit()
        || rows.get(hit).timeMillis() - rows.get(start).timeMillis() <= ask.windowMillis();
  }

  /** The exclusion that an event falls under where {@code step}, from 0, was reached last. */
  private @Nullable Exclusion exclusion(Row row, int step) {
    for (int e = 0; e < excluded.size(); e++) {
      Exclusion exclusion = rules.exclude().get(e);
      if (row.event().equals(excluded.get(e))
          && step + 1 >= exclusion.after()
          && step + 1 < exclusion.before()) {
        return exclusion;
      }
    }
    return null;
  }

  private Walk walk(List<Row> rows, List<Integer> levels, Chain chain) {
    List<@Nullable Row> places = new ArrayList<>();
    steps.forEach(step -> places.add(null));
    for (int i = 0; i < chain.hits.size(); i++) {
      places.set(levels.get(chain.entry + i), rows.get(chain.hits.get(i)));
    }
    int depth = levels.get(chain.top()) + 1;
    int start = chain.hits.getFirst();
    int end = chain.last() + 1;
    Exclusion ended = null;
    while (end < rows.size() && inWindow(rows, start, end) && ended == null) {
      ended = exclusion(rows.get(end), depth - 1);
      if (ended == null && rules.order() == Order.STRICT) {
        break;
      }
      end += ended == null ? 1 : 0;
    }
    boolean completed = chain.top() == levels.size() - 1;
    optional(rows, places, chain, levels, end);
    return new Walk(places, levels.get(chain.entry), depth, completed ? null : ended, end);
  }

  /** Each optional step takes the first row after the one taken before it. */
  private void optional(
      List<Row> rows, List<@Nullable Row> places, Chain chain, List<Integer> levels, int end) {
    for (int i = 0; i < chain.hits.size(); i++) {
      int level = chain.entry + i;
      boolean last = i == chain.hits.size() - 1;
      int at = chain.hits.get(i);
      int bound = last ? end : chain.hits.get(i + 1);
      for (int step = levels.get(level) + 1; step < steps.size() && optional(step); step++) {
        for (int hit = at + 1; hit < bound; hit++) {
          long since = rows.get(hit).timeMillis() - rows.get(chain.hits.get(i)).timeMillis();
          if (takes(rows.get(hit), step) && since <= within(step)) {
            places.set(step, rows.get(hit));
            at = hit;
            break;
          }
        }
      }
    }
  }

  // ---- any order

  private Walk loose(List<Row> rows, int start) {
    List<Integer> taken = loose(rows, List.of(start), start);
    int hit = taken.getLast() + 1;
    Exclusion ended = null;
    while (taken.size() < steps.size() && hit < rows.size() && inWindow(rows, start, hit)) {
      ended = exclusion(rows.get(hit), taken.size() - 1);
      if (ended != null) {
        break;
      }
      hit++;
    }
    List<@Nullable Row> places = new ArrayList<>();
    for (int place = 0; place < steps.size(); place++) {
      places.add(place < taken.size() ? rows.get(taken.get(place)) : null);
    }
    return new Walk(places, 0, taken.size(), ended, hit);
  }

  /** Every way to take rows or leave them; the longest, and of those the earliest. */
  private List<Integer> loose(List<Row> rows, List<Integer> taken, int start) {
    List<Integer> best = taken;
    for (int hit = taken.getLast() + 1; hit < rows.size() && inWindow(rows, start, hit); hit++) {
      List<Integer> more = new ArrayList<>(taken);
      more.add(hit);
      if (taken.size() < steps.size() && fits(rows, more, 0, new boolean[steps.size()])) {
        List<Integer> way = loose(rows, more, start);
        best = way.size() > best.size() ? way : best;
      }
      if (exclusion(rows.get(hit), taken.size() - 1) != null) {
        break;
      }
    }
    return best;
  }

  /** Whether the rows from {@code place} on can be given steps of the block of their place. */
  private boolean fits(List<Row> rows, List<Integer> taken, int place, boolean[] given) {
    if (place == taken.size()) {
      return true;
    }
    int from = 0;
    while (block(from) <= place) {
      from = block(from);
    }
    for (int step = from; step < block(from); step++) {
      if (!given[step] && takes(rows.get(taken.get(place)), step)) {
        given[step] = true;
        if (fits(rows, taken, place + 1, given)) {
          return true;
        }
        given[step] = false;
      }
    }
    return false;
  }

  /** The first step after the block that begins at a step. */
  private int block(int from) {
    if (rules.order() == Order.ANY) {
      return steps.size();
    }
    if (rules.order() != Order.ANCHORED || fixed(from)) {
      return from + 1;
    }
    int end = from;
    while (end < steps.size() && !fixed(end)) {
      end++;
    }
    return end;
  }

  private boolean fixed(int step) {
    return kind(step) == FunnelStep.Kind.FIXED;
  }

  private boolean optional(int step) {
    return kind(step) == FunnelStep.Kind.OPTIONAL;
  }

  private FunnelStep.Kind kind(int step) {
    FunnelStep like = ask.extras().finer().steps().get(step + 1);
    return like == null ? FunnelStep.Kind.REQUIRED : like.kind();
  }

  private long within(int step) {
    FunnelStep like = ask.extras().finer().steps().get(step + 1);
    return like == null ? FunnelStep.EVER : like.withinMillis();
  }
}
