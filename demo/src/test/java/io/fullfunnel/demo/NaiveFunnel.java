package io.fullfunnel.demo;

import io.fullfunnel.demo.RawYear.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A funnel counted the plain way: every start of every person is tried, and the deepest counts, of
 * equally deep ones the first.
 *
 * @param key the group of an attempt: its events by step, fewer if it ended early
 */
record NaiveFunnel(
    List<Predicate<Event>> steps, Duration window, BiFunction<List<Event>, Event, String> key) {

  /** Entered and completed by group. */
  Map<String, String> count(Collection<List<Event>> people, Instant from, Instant to) {
    Map<String, long[]> groups = new TreeMap<>();
    for (List<Event> done : people) {
      List<Event> best = List.of();
      for (int i = 0; i < done.size(); i++) {
        Event start = done.get(i);
        boolean inside = !start.time().isBefore(from) && start.time().isBefore(to);
        if (inside && steps.getFirst().test(start)) {
          List<Event> attempt = attempt(done, i);
          best = attempt.size() > best.size() ? attempt : best;
        }
      }
      if (!best.isEmpty()) {
        long[] counts = groups.computeIfAbsent(key.apply(best, best.getLast()), k -> new long[2]);
        counts[0]++;
        counts[1] += best.size() == steps.size() ? 1 : 0;
      }
    }
    Map<String, String> text = new TreeMap<>();
    groups.forEach((group, counts) -> text.put(group, counts[0] + " " + counts[1]));
    return text;
  }

  private List<Event> attempt(List<Event> done, int start) {
    List<Event> attempt = new java.util.ArrayList<>(List.of(done.get(start)));
    Instant end = done.get(start).time().plus(window);
    for (int i = start + 1; i < done.size() && attempt.size() < steps.size(); i++) {
      Event event = done.get(i);
      if (event.time().isAfter(end)) {
        break;
      }
      if (steps.get(attempt.size()).test(event)) {
        attempt.add(event);
      }
    }
    return attempt;
  }
}
