package io.fullfunnel.question;

import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.FunnelReport.Counts;
import io.fullfunnel.engine.funnel.FunnelReport.Listed;
import io.fullfunnel.engine.funnel.FunnelReport.Step;
import io.fullfunnel.engine.funnel.FunnelReport.Times;
import io.fullfunnel.engine.funnel.FunnelReport.Total;
import io.fullfunnel.engine.funnel.TraceReport;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a funnel's report in the fields of the contract. */
final class FunnelAnswer {
  private static final int MOST_PERSONS = 20;

  private final FunnelQuestion question;
  private final FunnelReport report;
  private final @Nullable FunnelReport before;
  private final @Nullable ActorDataset actors;
  private final @Nullable TraceReport trace;
  private final Data data;
  private Map<Long, SortedSet<Long>> people = Map.of();

  FunnelAnswer(FunnelQuestion question, Reports reports, Data data) {
    this.question = question;
    this.report = reports.now();
    this.before = reports.before();
    this.actors = reports.actors();
    this.trace = reports.trace();
    this.data = data;
  }

  ObjectNode json() {
    ObjectNode json = counts(report.total(), before == null ? null : before.total());
    ArrayNode groups = json.putArray("groups");
    boolean tests = Significance.applies(question, report.groups());
    Significance significance = new Significance(report);
    for (int g = 0; g < report.groups().size(); g++) {
      ObjectNode group = group(g);
      if (tests) {
        group.set("significance", significance.json(g));
      }
      groups.add(group);
    }
    if (question.trend() != null) {
      json.set("trend", trend(report.trend(), before == null ? null : before.trend()));
    }
    ArrayNode histogram = json.putArray("histogram");
    for (int b = 0; b < report.histogram().size(); b++) {
      histogram.add(bin(b));
    }
    if (question.list() != null) {
      ArrayNode list = json.putArray("list");
      FunnelReport of = question.list().before() && before != null ? before : report;
      people = people(of.listed());
      of.listed().forEach(listed -> list.add(person(listed)));
    }
    if (question.trace() != null && trace != null) {
      json.set("trace", TraceJson.of(question.trace(), trace));
    }
    return json;
  }

  private ObjectNode group(int g) {
    FunnelReport.Group now = report.groups().get(g);
    FunnelReport.Group then = before == null ? null : before.groups().get(g);
    ObjectNode json = Rows.keyed(now.key());
    json.setAll(counts(now.counts(), then == null ? null : then.counts()));
    if (question.trend() != null) {
      json.set("trend", trend(now.trend(), then == null ? null : then.trend()));
    }
    return json;
  }

  private ArrayNode trend(List<Counts> now, @Nullable List<Counts> then) {
    ArrayNode trend = JsonNodeFactory.instance.arrayNode();
    for (int b = 0; b < now.size(); b++) {
      Counts earlier = then == null || b >= then.size() ? null : then.get(b);
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("start", start(question.trend(), b));
      json.setAll(counts(now.get(b), earlier));
      if (earlier != null && question.compare() != null) {
        String start = start(question.compare().trend(), b);
        ((ObjectNode) json.path("before")).put("start", start);
      }
      trend.add(json);
    }
    return trend;
  }

  private static @Nullable String start(@Nullable Buckets buckets, int b) {
    return buckets == null ? null : buckets.starts().get(b);
  }

  private ObjectNode counts(Counts now, @Nullable Counts then) {
    ObjectNode json = beside(figures(now), then == null ? null : figures(then));
    ArrayNode steps = json.putArray("steps");
    for (int s = 0; s < now.steps().size(); s++) {
      ObjectNode step = JsonNodeFactory.instance.objectNode();
      step.put("label", now.steps().get(s).label());
      ObjectNode earlier = then == null ? null : figures(then.steps().get(s));
      steps.add(step.setAll(beside(figures(now.steps().get(s)), earlier)));
    }
    return json;
  }

  private ObjectNode beside(ObjectNode now, @Nullable ObjectNode then) {
    return before == null ? now : Beside.put(now, then);
  }

  private static ObjectNode figures(Counts counts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("entered", counts.entered()).put("completed", counts.completed());
    json.put("rate", finite(counts.rate())).put("rateMature", finite(counts.rateMature()));
    return json.put("excluded", counts.excluded()).put("immature", counts.immature());
  }

  private ObjectNode figures(Step step) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("reached", step.reached()).put("dropped", step.dropped());
    if (question.finer().open()) {
      json.put("entered", step.entries());
    }
    if (question.finer().loose()) {
      json.put("did", step.did());
    }
    json.put("open", step.open()).put("quiet", step.quiet());
    json.put("fromFirst", finite(step.fromFirst()));
    json.put("fromPrevious", finite(step.fromPrevious()));
    json.put("low", finite(step.low())).put("high", finite(step.high()));
    Total value = step.value();
    if (value != null) {
      json.set("value", value(value));
    }
    ObjectNode time = json.putObject("time");
    times(time, "fromPrevious", step.sincePrevious());
    times(time, "fromFirst", step.sinceFirst());
    return json;
  }

  private static ObjectNode value(Total value) {
    double mean = (double) value.micros() / value.given() / 1e6;
    return JsonNodeFactory.instance
        .objectNode()
        .put("sum", Amounts.of(value.micros()))
        .put("mean", finite(mean))
        .put("given", value.given());
  }

  private static void times(ObjectNode json, String name, @Nullable Times times) {
    if (times == null) {
      json.putNull(name);
      return;
    }
    json.putObject(name)
        .put("mean", finite(times.mean()))
        .put("median", finite(times.median()))
        .put("p10", finite(times.p10()))
        .put("p90", finite(times.p90()));
  }

  private ObjectNode bin(int b) {
    FunnelReport.Bin bin = report.histogram().get(b);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("from", bin.from()).put("to", finite(bin.to()));
    List<FunnelReport.Bin> then = before == null ? List.of() : before.histogram();
    return json.setAll(beside(people(bin), b >= then.size() ? null : people(then.get(b))));
  }

  private static ObjectNode people(FunnelReport.Bin bin) {
    return JsonNodeFactory.instance.objectNode().put("people", bin.people());
  }

  private ObjectNode person(Listed listed) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Actor actor = question.actor();
    Data.Ids ids = data.idsOf(listed.firstSequence());
    if (actors == null || actor == null) {
      json.put("person", TraceJson.id(listed.person()));
    } else if (actor.isVisit()) {
      json.put("person", TraceJson.id(actors.person(listed.person())));
      json.put("visit", actors.visit(listed.person()));
    } else {
      String name = actors.name(listed.person());
      members(json, people.getOrDefault(listed.person(), new TreeSet<>()));
      json.put("actor", actor.kind() == Actor.Kind.DEVICE ? ids.anonymousId() : name);
    }
    json.put("userId", ids.userId());
    json.put("entered", Calendar.iso(listed.enteredMillis()));
    json.set("last", event(listed.lastEvent(), listed.lastMillis()));
    String next = listed.nextEvent();
    json.set("next", next == null ? null : event(next, listed.nextMillis()));
    return json;
  }

  /** Whose events the timelines of the listed actors have; of visits one knows. */
  private Map<Long, SortedSet<Long>> people(List<Listed> listed) {
    Actor actor = question.actor();
    return actors == null || actor == null || actor.isVisit()
        ? Map.of()
        : actors.people(listed.stream().map(Listed::person).collect(Collectors.toSet()));
  }

  /** The one person, or how many and the first of them. */
  private static void members(ObjectNode json, SortedSet<Long> people) {
    json.put("person", people.size() == 1 ? TraceJson.id(people.getFirst()) : null);
    json.put("people", people.size());
    ArrayNode persons = json.putArray("persons");
    people.stream().limit(MOST_PERSONS).forEach(person -> persons.add(TraceJson.id(person)));
  }

  private static ObjectNode event(String name, long millis) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", name)
        .put("time", Calendar.iso(millis));
  }

  /** JSON has no NaN and no infinity. */
  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
