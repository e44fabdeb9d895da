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
    return sums(sender -> sender.counted().equals(key)).getOrDefault(key, Map.of());
  }

  private Map<String, Map<String, Long>> sums(Predicate<Sender> wanted) {
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    events.forEach((sender, outcomes) -> {
      if (wanted.test(sender)) {
        Map<String, Long> sum = sums.computeIfAbsent(sender.counted(), k -> new TreeMap<>());
        outcomes.forEach((outcome, n) -> sum.merge(outcome, n.sum(), Long::sum));
      }
    });
    return sums;
  }

  /** Events of one workspace's keys, as Prometheus reads them. */
  String prometheus(String workspace) {
    StringBuilder text = new StringBuilder(256);
    events(text, sender -> sender.workspace().equals(workspace));
    return text.toString();
  }

  private void events(StringBuilder text, Predicate<Sender> wanted) {
    text.append("# TYPE fullfunnel_collect_events_total counter\n");
    sums(wanted)
        .forEach((key, outcomes) ->
            outcomes.forEach((outcome, n) ->
                text.append("fullfunnel_collect_events_total{key=\"")
                    .append(key)
                    .append("\",outcome=\"")
                    .append(outcome)
                    .append("\"} ")
                    .append(n)
                    .append('\n')));
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
