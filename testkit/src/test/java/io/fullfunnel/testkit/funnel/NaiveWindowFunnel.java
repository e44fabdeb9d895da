package io.fullfunnel.testkit.funnel;

import io.fullfunnel.engine.funnel.WindowOption;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * ClickHouse's {@code windowFunnel} told the slow way: a sorted list of (time, step, event), every
 * way to every step kept, nothing of the engine.
 */
record NaiveWindowFunnel(
    List<Predicate<Row>> steps, long window, Set<WindowOption> options, long from, long to) {
  /** An event under one of the steps it takes; step 0 for none. */
  private record Entry(long time, int step, int event) {}

  private record Way(long first, long last, Set<Integer> events) {}

  int depth(Person person) {
    List<Entry> entries = entries(person);
    return has(WindowOption.STRICT_ONCE) ? depthOfWays(entries) : depthOfLevels(entries);
  }

  private boolean has(WindowOption option) {
    return options.contains(option);
  }

  private List<Entry> entries(Person person) {
    List<Entry> entries = new ArrayList<>();
    int event = 0;
    for (Row row : person.rows().stream().filter(Row::isEvent).toList()) {
      event++;
      boolean any = false;
      for (int s = steps.size(); s > 0; s--) {
        if (steps.get(s - 1).test(row)) {
          any = true;
          boolean enters = row.timeMillis() >= from && row.timeMillis() < to;
          if (s > 1 || enters) {
            entries.add(new Entry(row.timeMillis(), s, event));
          }
        }
      }
      if (!any && has(WindowOption.STRICT_ORDER)) {
        entries.add(new Entry(row.timeMillis(), 0, event));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::time).thenComparingInt(Entry::step));
    return entries;
  }

  private int depthOfLevels(List<Entry> entries) {
    @Nullable Way[] levels = new @Nullable Way[steps.size() + 1];
    for (Entry entry : entries) {
      int step = entry.step;
      if (step == 0) {
        if (levels[1] != null) {
          break;
        }
        continue;
      }
      if (step == 1) {
        levels[1] = new Way(entry.time, entry.time, Set.of());
        continue;
      }
      if (has(WindowOption.STRICT_DEDUPLICATION) && levels[step] != null) {
        break;
      }
      Way before = levels[step - 1];
      if (before == null) {
        if (has(WindowOption.STRICT_ORDER)
            && levels[1] != null
            && !has(WindowOption.ALLOW_REENTRY)) {
          break;
        }
        continue;
      }
      if (goesOn(before, entry)) {
        levels[step] = new Way(before.first, entry.time, Set.of());
        if (step == steps.size()) {
          break;
        }
      }
    }
    int depth = 0;
    while (depth < steps.size() && levels[depth + 1] != null) {
      depth++;
    }
    return depth;
  }

  private boolean goesOn(Way before, Entry entry) {
    return entry.time <= before.first + window
        && (!has(WindowOption.STRICT_INCREASE) || before.last < entry.time);
  }

  private int depthOfWays(List<Entry> entries) {
    List<List<Way>> levels = new ArrayList<>();
    steps.forEach(step -> levels.add(new ArrayList<>()));
    for (Entry entry : entries) {
      int step = entry.step - 1;
      if (step < 0) {
        if (!levels.getFirst().isEmpty()) {
          break;
        }
        continue;
      }
      if (step == 0) {
        levels.getFirst().add(new Way(entry.time, entry.time, Set.of(entry.event)));
        continue;
      }
      if (has(WindowOption.STRICT_DEDUPLICATION) && !levels.get(step).isEmpty()) {
        break;
      }
      if (levels.get(step - 1).isEmpty()) {
        if (has(WindowOption.STRICT_ORDER)
            && !levels.getFirst().isEmpty()
            && !has(WindowOption.ALLOW_REENTRY)) {
          break;
        }
        continue;
      }
      for (Way way : levels.get(step - 1)) {
        if (goesOn(way, entry) && !way.events.contains(entry.event)) {
          Set<Integer> events = new HashSet<>(way.events);
          events.add(entry.event);
          levels.get(step).add(new Way(way.first, entry.time, events));
        }
      }
      if (step == steps.size() - 1 && !levels.get(step).isEmpty()) {
        break;
      }
    }
    int depth = 0;
    while (depth < steps.size() && !levels.get(depth).isEmpty()) {
      depth++;
    }
    return depth;
  }
}
