package io.fullfunnel.testkit;

import io.fullfunnel.engine.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes timelines by seed, small and nasty: few event names, many equal times, values that are
 * missing, traits that change. The same seed gives the same timelines.
 *
 * @param people how many
 * @param mostRows rows of one person, at most
 * @param spanMillis times lie in this span, on a grid of a hundredth of it
 * @param events names to choose from
 */
public record RandomTimelines(int people, int mostRows, long spanMillis, List<String> events) {
  public RandomTimelines {
    events = List.copyOf(events);
  }

  public Timelines make(SplittableRandom random) {
    List<Person> made = new ArrayList<>();
    long sequence = 0;
    for (int p = 0; p < people; p++) {
      List<Row> rows = new ArrayList<>();
      int size = random.nextInt(mostRows + 1);
      for (int r = 0; r < size; r++) {
        rows.add(row(random, sequence++));
      }
      made.add(new Person("p" + p, random.nextLong(1, Long.MAX_VALUE), rows));
    }
    return new Timelines(made);
  }

  private Row row(SplittableRandom random, long sequence) {
    long time = TimelineText.START + random.nextInt(100) * spanMillis / 100;
    if (random.nextInt(10) == 0) {
      return new Row(time, sequence, Row.IDENTIFY, some(random, "plan", "free", "pro", "team"));
    }
    Map<String, Value> properties = new HashMap<>(some(random, "channel", "mail", "search", "ad"));
    properties.putAll(some(random, "device", "mobile", "desktop"));
    properties.putAll(some(random, "amount", "1.5", "-20", "0.0000015", "much"));
    return new Row(time, sequence, events.get(random.nextInt(events.size())), properties);
  }

  private static Map<String, Value> some(SplittableRandom random, String name, String... values) {
    int choice = random.nextInt(values.length + 1);
    return choice == values.length ? Map.of() : Map.of(name, new Value.Text(values[choice]));
  }
}
