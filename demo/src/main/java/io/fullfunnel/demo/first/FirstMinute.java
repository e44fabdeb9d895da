package io.fullfunnel.demo.first;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.question.Data;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The first that somebody sees of the demo: the shop's funnel in a few lines, and the leak if there
 * is one. All of it is asked of the workspace.
 */
public final class FirstMinute {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
  private static final int BAR = 28;
  private static final String PARTS = " ▏▎▍▌▋▊▉";
  private static final long MILLION = 1_000_000;

  private final Data data;
  private final Engine engine;

  public FirstMinute(Data data, Engine engine) {
    this.data = data;
    this.engine = engine;
  }

  /** The lines about a year that ended on this day. */
  public List<String> lines(LocalDate until) {
    JsonNode funnel = new Asking(data, engine).ask(Asking.question("funnel.json"));
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "SIMULATED shop \"Kornblume\", 365 days to %s, %,d people, %s",
            DAY.format(until),
            funnel.at("/basis/people").asLong(),
            events(funnel.at("/basis/events").asLong())));
    JsonNode steps = funnel.at("/answer/steps");
    int widest = 0;
    for (JsonNode step : steps) {
      widest = Math.max(widest, step.path("label").asString().length());
    }
    double first = Math.max(1, steps.path(0).path("reached").asDouble());
    for (int i = 0; i < steps.size(); i++) {
      JsonNode step = steps.get(i);
      String line =
          String.format(
              Locale.ROOT,
              "%-" + widest + "s  %,9d  %-" + BAR + "s  %s",
              step.path("label").asString(),
              step.path("reached").asLong(),
              bar(step.path("reached").asDouble() / first),
              i == 0 ? "" : rate(step.path("fromPrevious")));
      lines.add(line.stripTrailing());
    }
    lines.add("! " + leak(until));
    return lines;
  }

  /** The leak that every simulated shop has, or that so few people cannot tell it from chance. */
  private String leak(LocalDate until) {
    Instant end = until.plusDays(1).atStartOfDay(data.zone()).toInstant();
    LeakSearch.Found found = new LeakSearch(data, engine).asOf(end).look();
    return found
        .leak()
        .map(Leak::sentence)
        .orElseGet(() ->
            String.format(
                Locale.ROOT,
                "Too few people are simulated to name the leak: since %s, %,d of %,d checkouts"
                    + " ended in an order; before, in as many days, %,d of %,d. --people 20000"
                    + " shows it.",
                Leak.DAY.format(found.since()),
                found.all().since().completed(),
                found.all().since().entered(),
                found.all().before().completed(),
                found.all().before().entered()));
  }

  private static String events(long events) {
    return events >= MILLION
        ? String.format(Locale.ROOT, "%.1f million events", events / (double) MILLION)
        : String.format(Locale.ROOT, "%,d events", events);
  }

  private static String rate(JsonNode rate) {
    return rate.isNumber() ? String.format(Locale.ROOT, "%5.1f %%", 100 * rate.asDouble()) : "";
  }

  /** A bar in eighths of a column; what is there is never nothing. */
  private static String bar(double share) {
    int eighths = (int) Math.round(share * BAR * 8);
    if (eighths == 0 && share > 0) {
      eighths = 1;
    }
    String rest = eighths % 8 == 0 ? "" : PARTS.substring(eighths % 8, eighths % 8 + 1);
    return "█".repeat(eighths / 8) + rest;
  }
}
