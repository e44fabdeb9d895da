package io.fullfunnel.collect;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** Events and requests so far, by key and by what became of them. Thread-safe. */
public final class Counts {
  /** Stands for the key of requests without a valid one. */
  public static final String NOBODY = "-";

  /** Events on disk. */
  public static final String ACCEPTED = "accepted";

  private final Map<Sender, Map<String, LongAdder>> events = new ConcurrentHashMap<>();
  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

  void event(Sender sender, String outcome, int more) {
    events
        .computeIfAbsent(sender, k -> new ConcurrentHashMap<>())
        .computeIfAbsent(outcome, o -> new LongAdder())
        .add(more);
  }

  /** Counts an answer by its status. */
  public void answer(int status) {
    answers.computeIfAbsent(status, s -> new LongAdder()).increment();
  }

  /** Events by outcome, of one key's id. */
  public Map<String, Long> of(String key) {
    Map<String, Long> all = new TreeMap<>();
    for (Map<String, Long> one : sums(sender -> sender.counted().equals(key)).values()) {
      one.forEach((outcome, n) -> all.merge(outcome, n, Long::sum));
    }
    return all;
  }

  /** Whose events they are, in the order in which they are told. */
  private record Series(String workspace, String key) implements Comparable<Series> {
    @Override
    public int compareTo(Series other) {
      int first = workspace.compareTo(other.workspace);
      return first == 0 ? key.compareTo(other.key) : first;
    }
  }

  private Map<Series, Map<String, Long>> sums(Predicate<Sender> wanted) {
    Map<Series, Map<String, Long>> sums = new TreeMap<>();
    events.forEach((sender, outcomes) -> {
      if (wanted.test(sender)) {
        Series series = new Series(sender.workspace(), sender.counted());
        Map<String, Long> sum = sums.computeIfAbsent(series, k -> new TreeMap<>());
        outcomes.forEach((outcome, n) -> sum.merge(outcome, n.sum(), Long::sum));
      }
    });
    return sums;
  }

  /** Events of one workspace's keys, as Prometheus reads them. */
  public String prometheus(String workspace) {
    StringBuilder text = new StringBuilder(256);
    events(text, sender -> sender.workspace().equals(workspace));
    return text.toString();
  }

  private void events(StringBuilder text, Predicate<Sender> wanted) {
    text.append("# TYPE fullfunnel_collect_events_total counter\n");
    sums(wanted)
        .forEach((of, outcomes) ->
            outcomes.forEach((outcome, n) ->
                text.append("fullfunnel_collect_events_total{workspace=\"")
                    .append(label(of.workspace()))
                    .append("\",key=\"")
                    .append(of.key())
                    .append("\",outcome=\"")
                    .append(outcome)
                    .append("\"} ")
                    .append(n)
                    .append('\n')));
  }

  /** A text as it may stand in a label. */
  public static String label(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** All of them as Prometheus reads them. */
  public String prometheus() {
    StringBuilder text = new StringBuilder(256);
    events(text, sender -> true);
    text.append("# TYPE fullfunnel_collect_answers_total counter\n");
    new TreeMap<>(answers)
        .forEach((status, n) ->
            text.append("fullfunnel_collect_answers_total{status=\"")
                .append(status)
                .append("\"} ")
                .append(n.sum())
                .append('\n'));
    return text.toString();
  }
}
