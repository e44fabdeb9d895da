package io.fullfunnel.testkit.funnel;

import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.testkit.TimelineText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel's report as one line of text: people per step, then times as {@code median(p10..p90)}
 * with the mean after a tilde; after it only what is not empty.
 */
final class ReportText {
  private ReportText() {}

  static String of(FunnelReport report) {
    List<String> parts = new ArrayList<>();
    parts.add(counts(report.total()));
    for (FunnelReport.Group group : report.groups()) {
      parts.add(String.join("+", group.key()) + ": " + counts(group.counts()));
      group.trend().forEach(bucket -> parts.add("- " + counts(bucket)));
    }
    report.trend().forEach(bucket -> parts.add("~ " + counts(bucket)));
    if (report.fallbacks() + report.rounded() > 0) {
      parts.add("fallbacks " + report.fallbacks() + " rounded " + report.rounded());
    }
    if (report.late() > 0) {
      parts.add("late " + report.late() + " rate " + number(report.lateRate()));
    }
    if (report.skipped().stream().anyMatch(n -> n > 0)) {
      parts.add("skipped " + join(report.skipped()));
    }
    for (FunnelReport.Listed person : report.listed()) {
      parts.add(listed(person));
    }
    return String.join(" | ", parts);
  }

  private static String join(List<Long> numbers) {
    return String.join(" ", numbers.stream().map(String::valueOf).toList());
  }

  private static String counts(FunnelReport.Counts counts) {
    List<String> text = new ArrayList<>();
    text.add(join(counts.steps().stream().map(FunnelReport.Step::reached).toList()));
    for (FunnelReport.Step step : counts.steps()) {
      if (step.sincePrevious() != null) {
        text.add(times(step.sincePrevious()) + "/" + times(step.sinceFirst()));
      }
    }
    for (FunnelReport.Step step : counts.steps()) {
      var value = step.value();
      if (value != null) {
        text.add(
            "sum "
                + BigDecimal.valueOf(value.micros(), 6).stripTrailingZeros().toPlainString()
                + " of "
                + value.given());
      }
    }
    if (counts.immature() > 0) {
      text.add("immature " + counts.immature() + " mature rate " + number(counts.rateMature()));
    }
    return String.join(", ", text);
  }

  private static String times(FunnelReport.@Nullable Times times) {
    if (times == null) {
      return "-";
    }
    return number(times.median())
        + "("
        + number(times.p10())
        + ".."
        + number(times.p90())
        + ")~"
        + number(times.mean());
  }

  private static String listed(FunnelReport.Listed person) {
    return "p"
        + person.person()
        + " entered "
        + seconds(person.enteredMillis())
        + " #"
        + person.firstSequence()
        + " last "
        + person.lastEvent()
        + "@"
        + seconds(person.lastMillis())
        + " next "
        + (person.nextEvent() == null
            ? "none"
            : person.nextEvent() + "@" + seconds(person.nextMillis()));
  }

  private static String seconds(long millis) {
    return number((millis - TimelineText.START) / 1000.0);
  }

  static String number(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number)
            .setScale(6, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        : String.valueOf(number);
  }
}
