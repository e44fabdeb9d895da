package io.fullfunnel.testkit.funnel;

import io.fullfunnel.engine.Value;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The same question answered the slow way, with plain collections and nothing of the engine: tries
 * every start, and for every start the deepest chain of later rows.
 *
 * @param choice "best", "first" or "latest"
 * @param from entry period, inclusive
 * @param to entry period, exclusive
 * @param byFirstStep property of the first step's event, or null
 */
record NaiveFunnel(
    List<Predicate<Row>> steps,
    long window,
    String choice,
    long from,
    long to,
    @Nullable String byFirstStep,
    long asOf) {
  private static final long LATE = 180L * 86_400_000;

  /** What is asked of each person: rows of the attempt, and two verdicts. */
  private record Walk(List<Row> rows, boolean late, List<Integer> skipped) {}

  String answer(Timelines timelines) {
    List<Walk> walks = timelines.people().stream().map(this::walk).toList();
    List<Walk> in = walks.stream().filter(w -> !w.rows.isEmpty()).toList();
    List<String> parts = new ArrayList<>();
    parts.add(counts(in));
    if (byFirstStep != null) {
      groups(in).forEach(parts::add);
    }
    long late = in.stream().filter(Walk::late).count();
    if (late > 0) {
      long completed = in.stream().filter(w -> w.rows.size() == steps.size()).count();
      parts.add("late " + late + " rate " + number((double) (completed + late) / in.size()));
    }
    List<String> skipped = new ArrayList<>();
    for (int s = 0; s < steps.size(); s++) {
      int step = s;
      skipped.add("" + walks.stream().filter(w -> w.skipped.contains(step)).count());
    }
    if (skipped.stream().anyMatch(n -> !n.equals("0"))) {
      parts.add("skipped " + String.join(" ", skipped));
    }
    return String.join(" | ", parts);
  }

  private Walk walk(Person person) {
    List<Row> rows = person.rows().stream().filter(Row::isEvent).toList();
    List<Row> attempt = attempt(rows, window);
    boolean late =
        !attempt.isEmpty()
            && attempt.size() < steps.size()
            && window < LATE
            && attempt(rows, LATE).size() == steps.size();
    List<Integer> skipped = new ArrayList<>();
    for (int s = Math.max(1, attempt.size()); s < steps.size(); s++) {
      for (Row row : rows) {
        boolean after =
            !attempt.isEmpty()
                && rows.indexOf(row) > rows.indexOf(attempt.getFirst())
                && row.timeMillis() - attempt.getFirst().timeMillis() <= window;
        boolean inPeriod = row.timeMillis() >= from && row.timeMillis() < to;
        if (steps.get(s).test(row) && !attempt.contains(row) && (inPeriod || after)) {
          skipped.add(s);
        }
      }
    }
    return new Walk(attempt, late, skipped);
  }

  private List<Row> attempt(List<Row> rows, long within) {
    List<Row> counted = List.of();
    for (int i = 0; i < rows.size(); i++) {
      Row start = rows.get(i);
      if (!steps.getFirst().test(start) || start.timeMillis() < from || start.timeMillis() >= to) {
        continue;
      }
      List<Row> chain = deepest(rows, i, 1, start.timeMillis() + within);
      boolean better =
          choice.equals("latest") ? chain.size() >= counted.size() : chain.size() > counted.size();
      if (choice.equals("first")) {
        return chain;
      }
      counted = better ? chain : counted;
    }
    return counted;
  }

  /** The longest chain from row i, which took step number {@code depth}; the earliest of those. */
  private List<Row> deepest(List<Row> rows, int i, int depth, long end) {
    List<Row> longest = List.of();
    for (int j = i + 1; j < rows.size() && depth < steps.size(); j++) {
      if (rows.get(j).timeMillis() <= end && steps.get(depth).test(rows.get(j))) {
        List<Row> rest = deepest(rows, j, depth + 1, end);
        longest = rest.size() > longest.size() ? rest : longest;
      }
    }
    List<Row> chain = new ArrayList<>();
    chain.add(rows.get(i));
    chain.addAll(longest);
    return chain;
  }

  private List<String> groups(List<Walk> walks) {
    Map<String, List<Walk>> groups = new TreeMap<>();
    for (Walk walk : walks) {
      Value value = walk.rows.getFirst().properties().get(byFirstStep);
      String key = value == null ? "(none)" : value.asKey();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(walk);
    }
    return groups.entrySet().stream()
        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
        .map(e -> e.getKey() + ": " + counts(e.getValue()))
        .toList();
  }

  private String counts(List<Walk> walks) {
    List<String> reached = new ArrayList<>();
    List<String> times = new ArrayList<>();
    for (int s = 0; s < steps.size(); s++) {
      int step = s;
      List<Walk> here = walks.stream().filter(w -> w.rows.size() > step).toList();
      reached.add("" + here.size());
      if (s > 0 && !here.isEmpty()) {
        times.add(", " + times(here, s, s - 1) + "/" + times(here, s, 0));
      }
    }
    List<Walk> mature = walks.stream().filter(w -> asOf - time(w, 0) >= window).toList();
    String young = "";
    if (mature.size() < walks.size()) {
      double completed = mature.stream().filter(w -> w.rows.size() == steps.size()).count();
      young =
          ", immature "
              + (walks.size() - mature.size())
              + " mature rate "
              + number(completed / mature.size());
    }
    return String.join(" ", reached) + String.join("", times) + young;
  }

  private static long time(Walk walk, int step) {
    return walk.rows.get(step).timeMillis();
  }

  private static String times(List<Walk> walks, int step, int since) {
    List<Double> seconds =
        walks.stream().map(w -> (time(w, step) - time(w, since)) / 1000.0).sorted().toList();
    double mean = seconds.stream().mapToDouble(d -> d).sum() / seconds.size();
    return number(percentile(seconds, 0.5))
        + "("
        + number(percentile(seconds, 0.1))
        + ".."
        + number(percentile(seconds, 0.9))
        + ")~"
        + number(mean);
  }

  private static double percentile(List<Double> sorted, double share) {
    double at = (sorted.size() - 1) * share;
    int low = (int) Math.floor(at);
    int high = (int) Math.ceil(at);
    return sorted.get(low) + (at - low) * (sorted.get(high) - sorted.get(low));
  }

  private static String number(double number) {
    return ReportText.number(number);
  }
}
