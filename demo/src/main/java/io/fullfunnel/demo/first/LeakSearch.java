package io.fullfunnel.demo.first;

import io.fullfunnel.demo.first.Leak.Rates;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.question.Data;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks for what is responsible where fewer checkouts end in an order: asks for the last twelve
 * days and for those before them, split by each of a few dimensions, and takes the smallest group
 * without which nothing has changed.
 */
public final class LeakSearch {
  private static final List<List<String>> DIMENSIONS =
      List.of(
          List.of("browser", "os"),
          List.of("os"),
          List.of("browser"),
          List.of("device"),
          List.of("channel"),
          List.of("country"));

  /** So far apart are two rates of some fifty groups less than once in fifty shops by chance. */
  private static final double CERTAIN = 3.5;

  /** Below this a rate is taken as unchanged. */
  private static final double UNCHANGED = 1.96;

  private final Asking asking;
  private final ObjectNode question;

  public LeakSearch(Data data, Engine engine) {
    this.asking = new Asking(data, engine);
    this.question = Asking.question("checkout.json");
  }

  /** The same as of a time: the days end there, whatever has happened since. */
  LeakSearch asOf(Instant time) {
    question.put("asOf", time.toString());
    return this;
  }

  /**
   * What was found.
   *
   * @param since first day of the days that are compared with as many before them
   * @param all everybody's counts
   * @param leak nothing if the rate did not fall or no group is certain
   */
  public record Found(LocalDate since, Rates all, Optional<Leak> leak) {}

  /** What is responsible, if that is certain. */
  public Optional<Leak> find() {
    return look().leak();
  }

  /** Looks at the days and at every group. */
  Found look() {
    JsonNode whole = asking.ask(question);
    Rates all = Rates.of(whole.path("answer"));
    LocalDate since =
        Instant.parse(whole.at("/question/period/from").asString())
            .atZone(ZoneId.of(whole.at("/question/zone").asString()))
            .toLocalDate();
    return new Found(since, all, all.fell() ? responsible(whole, since, all) : Optional.empty());
  }

  private Optional<Leak> responsible(JsonNode whole, LocalDate since, Rates all) {
    double value = whole.at("/answer/steps/1/before/value/mean").asDouble(Double.NaN);
    List<Leak> alone = new ArrayList<>();
    List<Leak> parts = new ArrayList<>();
    for (List<String> dimension : DIMENSIONS) {
      ObjectNode split = question.deepCopy();
      dimension.forEach(split.putArray("by")::add);
      for (JsonNode group : asking.ask(split).at("/answer/groups")) {
        Rates rates = Rates.of(group);
        if (rates.standardErrors() >= CERTAIN) {
          List<String> key = new ArrayList<>();
          group.path("key").forEach(part -> key.add(part.asString()));
          boolean rest = Math.abs(all.without(rates).standardErrors()) >= UNCHANGED;
          (rest ? parts : alone).add(new Leak(since, all, rates, List.copyOf(key), value));
        }
      }
    }
    return alone.isEmpty() ? most(parts) : least(alone);
  }

  /** The group of fewest people; of equal ones the first, whose dimension says most. */
  private static Optional<Leak> least(List<Leak> leaks) {
    Leak least = leaks.getFirst();
    for (Leak leak : leaks) {
      if (leak.group().since().entered() < least.group().since().entered()) {
        least = leak;
      }
    }
    return Optional.of(least);
  }

  private static Optional<Leak> most(List<Leak> leaks) {
    Leak most = null;
    for (Leak leak : leaks) {
      if (most == null || leak.explained() > most.explained()) {
        most = leak;
      }
    }
    return Optional.ofNullable(most);
  }
}
