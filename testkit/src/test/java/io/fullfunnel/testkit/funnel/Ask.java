package io.fullfunnel.testkit.funnel;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.funnel.Amount;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.Count;
import io.fullfunnel.engine.funnel.Exclusion;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.FunnelStep;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.engine.funnel.Trend;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.TimelineText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A funnel in the making, for tests: {@code Ask.steps("A", "B").window("10s").of("ann A@0s")}. */
record Ask(
    List<EventFilter> steps,
    long windowMillis,
    AttemptChoice attempt,
    Period entered,
    @Nullable Breakdown by,
    Filters filters,
    @Nullable PersonList list,
    Extras extras) {
  /** What only some tests ask for. */
  record Extras(@Nullable Trend trend, @Nullable Amount value, Count count, Finer finer) {}

  /** The finer rules, and what each step has of its own where it is not like any other. */
  record Finer(Rules rules, Map<Integer, FunnelStep> steps) {}

  /** Some time after all: nothing is immature. */
  static final long LATER = TimelineText.START + TimelineText.millis("5000d");

  record Filters(@Nullable EventFilter where, @Nullable PersonFilter people, long asOf) {}

  static Ask steps(String... events) {
    return filters(Stream.of(events).map(Ask::named).toArray(EventFilter[]::new));
  }

  static Ask filters(EventFilter... steps) {
    return new Ask(
        List.of(steps),
        TimelineText.millis("10s"),
        AttemptChoice.BEST,
        Period.ALL,
        null,
        new Filters(null, null, LATER),
        null,
        new Extras(null, null, Count.PEOPLE, new Finer(Rules.PLAIN, Map.of())));
  }

  static EventFilter named(String event) {
    return event.equals("*") ? new EventFilter.Any() : new EventFilter.Named(event);
  }

  static EventFilter property(String name, Operator operator, String value) {
    return new EventFilter.Property(name, new Condition(operator, TimelineText.value(value)));
  }

  static PersonFilter trait(String name, String value) {
    return new PersonFilter.Trait(name, new Condition(Operator.EQUAL, new Value.Text(value)));
  }

  static Period period(String from, String to) {
    return new Period(
        TimelineText.START + TimelineText.millis(from),
        TimelineText.START + TimelineText.millis(to));
  }

  Ask window(String window) {
    return window(TimelineText.millis(window));
  }

  Ask window(long millis) {
    return new Ask(steps, millis, attempt, entered, by, filters, list, extras);
  }

  Ask steps(EventFilter... others) {
    return new Ask(List.of(others), windowMillis, attempt, entered, by, filters, list, extras);
  }

  Ask attempt(AttemptChoice choice) {
    return new Ask(steps, windowMillis, choice, entered, by, filters, list, extras);
  }

  Ask entered(Period period) {
    return new Ask(steps, windowMillis, attempt, period, by, filters, list, extras);
  }

  Ask by(Breakdown.At at, String... properties) {
    return by(new Breakdown(List.of(properties), at, 1, 20));
  }

  Ask by(@Nullable Breakdown breakdown) {
    return new Ask(steps, windowMillis, attempt, entered, breakdown, filters, list, extras);
  }

  Ask where(@Nullable EventFilter where) {
    return new Ask(
        steps,
        windowMillis,
        attempt,
        entered,
        by,
        new Filters(where, filters.people, filters.asOf),
        list,
        extras);
  }

  Ask people(@Nullable PersonFilter people) {
    return new Ask(
        steps,
        windowMillis,
        attempt,
        entered,
        by,
        new Filters(filters.where, people, filters.asOf),
        list,
        extras);
  }

  Ask asOf(String time) {
    return new Ask(
        steps,
        windowMillis,
        attempt,
        entered,
        by,
        new Filters(filters.where, filters.people, TimelineText.START + TimelineText.millis(time)),
        list,
        extras);
  }

  Ask list(PersonList people) {
    return new Ask(steps, windowMillis, attempt, entered, by, filters, people, extras);
  }

  Ask trend(@Nullable Trend trend) {
    return with(new Extras(trend, extras.value, extras.count, extras.finer));
  }

  /** Buckets of these bounds, such as {@code "0s", "10s", "20s"}. */
  Ask trend(String... bounds) {
    return trend(
        new Trend(
            Stream.of(bounds).map(b -> TimelineText.START + TimelineText.millis(b)).toList()));
  }

  Ask value(String... properties) {
    return with(
        new Extras(extras.trend, new Amount(List.of(properties)), extras.count, extras.finer));
  }

  Ask persons() {
    return with(new Extras(extras.trend, extras.value, Count.PEOPLE, extras.finer));
  }

  Ask attempts() {
    return with(new Extras(extras.trend, extras.value, Count.ATTEMPTS, extras.finer));
  }

  private Ask with(Extras others) {
    return new Ask(steps, windowMillis, attempt, entered, by, filters, list, others);
  }

  Funnel funnel() {
    return new Funnel(
        IntStream.range(0, steps.size()).mapToObj(this::step).toList(),
        windowMillis,
        attempt,
        entered,
        filters.asOf,
        by,
        filters.where,
        filters.people,
        list,
        extras.trend,
        extras.value,
        extras.count,
        extras.finer.rules);
  }

  private FunnelStep step(int s) {
    FunnelStep like = extras.finer.steps.get(s + 1);
    return like == null
        ? new FunnelStep("step", steps.get(s))
        : new FunnelStep("step", steps.get(s), like.withinMillis(), like.kind());
  }

  Ask rules(Rules rules) {
    return with(
        new Extras(extras.trend, extras.value, extras.count, new Finer(rules, extras.finer.steps)));
  }

  Ask order(Order order) {
    Rules of = extras.finer.rules;
    return rules(
        new Rules(order, of.visit(), of.open(), of.exclude(), of.hold(), of.toleranceMillis()));
  }

  /** Enter at any step. */
  Ask open() {
    Rules of = extras.finer.rules;
    return rules(
        new Rules(of.order(), of.visit(), true, of.exclude(), of.hold(), of.toleranceMillis()));
  }

  /** All steps in one visit. */
  Ask visit() {
    Rules of = extras.finer.rules;
    return window("30m")
        .rules(
            new Rules(of.order(), true, of.open(), of.exclude(), of.hold(), of.toleranceMillis()));
  }

  Ask hold(String... properties) {
    Rules of = extras.finer.rules;
    return rules(
        new Rules(
            of.order(),
            of.visit(),
            of.open(),
            of.exclude(),
            List.of(properties),
            of.toleranceMillis()));
  }

  Ask tolerance(String tolerance) {
    Rules of = extras.finer.rules;
    return rules(
        new Rules(
            of.order(),
            of.visit(),
            of.open(),
            of.exclude(),
            of.hold(),
            TimelineText.millis(tolerance)));
  }

  /** One exclusion more, from step to step. */
  Ask exclude(String event, int after, int before, Exclusion.Effect effect) {
    Rules of = extras.finer.rules;
    List<Exclusion> exclude = new ArrayList<>(of.exclude());
    exclude.add(new Exclusion(named(event), after, before, effect));
    return rules(
        new Rules(of.order(), of.visit(), of.open(), exclude, of.hold(), of.toleranceMillis()));
  }

  /** A step, from 1, with a window of its own. */
  Ask within(int step, String window) {
    return like(step, TimelineText.millis(window), kind(step));
  }

  Ask optional(int step) {
    return like(step, within(step), FunnelStep.Kind.OPTIONAL);
  }

  Ask fixed(int step) {
    return like(step, within(step), FunnelStep.Kind.FIXED);
  }

  private FunnelStep.Kind kind(int step) {
    FunnelStep like = extras.finer.steps.get(step);
    return like == null ? FunnelStep.Kind.REQUIRED : like.kind();
  }

  private long within(int step) {
    FunnelStep like = extras.finer.steps.get(step);
    return like == null ? FunnelStep.EVER : like.withinMillis();
  }

  private Ask like(int step, long within, FunnelStep.Kind kind) {
    Map<Integer, FunnelStep> likes = new HashMap<>(extras.finer.steps);
    likes.put(step, new FunnelStep("step", steps.get(step - 1), within, kind));
    return with(
        new Extras(extras.trend, extras.value, extras.count, new Finer(extras.finer.rules, likes)));
  }

  FunnelReport report(String timelines) {
    try (var engine = new LocalEngine(1)) {
      return engine.run(funnel(), TimelineText.of(timelines).dataset());
    }
  }

  /** The whole report as one line. */
  String of(String timelines) {
    return ReportText.of(report(timelines));
  }
}
