package io.fullfunnel.testkit;

import io.fullfunnel.engine.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Timelines as text, one person a line: {@code ann ad@0m visit@2m{utm_source=google} "Order
 * Completed"@2d{revenue=49}}.
 *
 * <p>Times count from {@link #START}, in ms, s, m, h, d, or several ({@code 1d2h}); they may be
 * negative. Values are numbers, {@code true}, {@code false}, texts, {@code "quoted texts"} and
 * {@code [a|b]}. {@code identify@1h{plan=pro}} sets traits, {@code group@1h{account=acme}} names an
 * account. Arrival is the order of the text. The column {@code visit} has the visits by the 30
 * minute rule, or by the property {@code session} where a row has one ({@code session=none}: no
 * visit); {@code visit.touch} says which rows open a visit or have a channel, source, medium or
 * campaign. A person may have several lines; empty lines and lines that begin with # say nothing.
 */
public final class TimelineText {
  /** The instant of {@code @0s}. */
  public static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private static final Pattern PERSON = Pattern.compile("\\s*(\\S+)");
  private static final Pattern EVENT =
      Pattern.compile("\\s+(?:\"([^\"]*)\"|([^\\s@{\"]+))@([-0-9a-z.]+)(?:\\{([^}]*)})?");
  private static final Pattern PROPERTY =
      Pattern.compile("\\s*([^=,\\s]+)=(\"[^\"]*\"|\\[[^]]*]|[^,]*)\\s*(,|$)");
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");

  private TimelineText() {}

  public static Timelines of(String text) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    long sequence = 0;
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      Matcher person = PERSON.matcher(line);
      if (!person.lookingAt()) {
        throw new IllegalArgumentException("a line begins with a person: " + line);
      }
      List<Row> of = rows.computeIfAbsent(person.group(1), name -> new ArrayList<>());
      Matcher event = EVENT.matcher(line);
      int at = person.end();
      while (!line.substring(at).isBlank()) {
        if (!event.region(at, line.length()).lookingAt()) {
          throw new IllegalArgumentException("not an event: " + line.substring(at));
        }
        of.add(row(event, sequence++));
        at = event.end();
      }
    }
    List<Person> people = new ArrayList<>();
    rows.forEach((name, of) -> people.add(new Person(name, people.size() + 1L, of)));
    return new Timelines(people);
  }

  private static Row row(Matcher event, long sequence) {
    String name = event.group(1) == null ? event.group(2) : event.group(1);
    String properties = event.group(4) == null ? "" : event.group(4);
    return new Row(START + millis(event.group(3)), sequence, name, properties(properties));
  }

  /** A length of time, such as {@code 2d}, {@code 1h30m}, {@code 1.5s} or {@code -3m}. */
  public static long millis(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative ? text.substring(1) : text;
    Matcher part = PART.matcher(rest);
    BigDecimal sum = BigDecimal.ZERO;
    int at = 0;
    while (at < rest.length() || at == 0) {
      if (!part.region(at, rest.length()).lookingAt()) {
        throw new IllegalArgumentException("not a time: " + text + "; write 2d, 1h30m or 500ms");
      }
      sum = sum.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
      at = part.end();
    }
    return negative ? -sum.longValueExact() : sum.longValueExact();
  }

  private static BigDecimal unit(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        });
  }

  private static Map<String, Value> properties(String text) {
    Map<String, Value> properties = new LinkedHashMap<>();
    Matcher property = PROPERTY.matcher(text);
    int at = 0;
    while (!text.substring(at).isBlank()) {
      if (!property.region(at, text.length()).lookingAt()) {
        throw new IllegalArgumentException("not a property: " + text.substring(at));
      }
      properties.put(property.group(1), value(property.group(2).strip()));
      at = property.end();
    }
    return properties;
  }

  /** A value as it stands in the text. */
  public static Value value(String text) {
    if (text.startsWith("\"")) {
      return new Value.Text(text.substring(1, text.length() - 1));
    }
    if (text.startsWith("[")) {
      String inner = text.substring(1, text.length() - 1);
      List<Value> elements = new ArrayList<>();
      for (int from = 0; from < inner.length(); ) {
        int bar = inner.indexOf('|', from);
        int to = bar < 0 ? inner.length() : bar;
        elements.add(value(inner.substring(from, to)));
        from = to + 1;
      }
      return new Value.Many(elements);
    }
    if (text.equals("true") || text.equals("false")) {
      return new Value.Bool(text.equals("true"));
    }
    return NUMBER.matcher(text).matches()
        ? new Value.Numeric(new BigDecimal(text))
        : new Value.Text(text);
  }
}
