package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Comparison;
import io.fullfunnel.engine.funnel.Count;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.engine.funnel.FunnelStep;
import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.funnel.Trend;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How many people go through these steps. */
record FunnelQuestion(
    List<Step> steps,
    Span window,
    AttemptChoice attempt,
    Common common,
    @Nullable By by,
    @Nullable Listing list,
    @Nullable Buckets trend,
    @Nullable Before compare,
    @Nullable Amounts value,
    Count count,
    @Nullable Actor actor,
    FinerRules finer,
    @Nullable Traced trace,
    Mode mode,
    List<Note> unknown)
    implements Question {

  /** The period that is compared, with its own buckets where the question has a trend. */
  record Before(Period period, @Nullable Buckets trend) {}

  /**
   * Whose attempts are told.
   *
   * @param person null if it is no person
   * @param actor the name of an account and the like; empty if it is a person
   */
  record Traced(@Nullable Long person, String actor) {
    String text() {
      return person == null ? actor : TraceJson.id(person);
    }
  }

  /**
   * A step and its name.
   *
   * @param within the longest time since the step before, or null
   */
  record Step(String label, Matcher match, @Nullable Span within, boolean optional, boolean fixed) {
    FunnelStep step() {
      return new FunnelStep(
          label,
          match.filter(),
          within == null ? FunnelStep.EVER : within.millis(),
          optional
              ? FunnelStep.Kind.OPTIONAL
              : fixed ? FunnelStep.Kind.FIXED : FunnelStep.Kind.REQUIRED);
    }
  }

  @Override
  public String ask() {
    return "funnel";
  }

  /** For the engine; {@code listed} is the list of people, if there is to be one. */
  Funnel analysis(@Nullable PersonList listed) {
    return mode.apply(own(listed));
  }

  /** The same by Fullfunnel's own matching. */
  Funnel own(@Nullable PersonList listed) {
    return new Funnel(
        steps.stream().map(Step::step).toList(),
        window.millis(),
        attempt,
        entered(common.period()),
        common.calendar().asOf(),
        by == null ? null : by.breakdown(common.fold()),
        common.filters().onEvents(),
        actor == null ? common.filters().onPeople() : null, // else it has chosen whose events come
        listed,
        trend == null ? null : trend.trend(),
        value == null ? null : value.amount(),
        count,
        finer.rules());
  }

  /** Whose timelines the question is about, if not people's. */
  @Nullable ActorDataset actors(Dataset people, Progress progress) {
    return actor == null ? null : actor.dataset(people, common.filters().onPeople(), progress);
  }

  /** So many of what is counted, as a sentence says it. */
  String counted(long number) {
    if (count == Count.ATTEMPTS) {
      return Words.count(number) + (number == 1 ? " attempt" : " attempts");
    }
    return actor == null ? Words.people(number) : actor.counted(number);
  }

  /** The window as a sentence says it. */
  String windowWords() {
    return finer.visit() ? "one visit" : "the window of " + window.words();
  }

  /** The same with the period that is compared. */
  Comparison comparison(Before before, @Nullable PersonList listed, @Nullable PersonList earlier) {
    Funnel now = analysis(listed);
    Trend of = before.trend() == null ? null : before.trend().trend();
    return new Comparison(now, now.during(entered(before.period()), of, earlier));
  }

  /** A period that leaves no event out is no period: the engine then looks at no start's time. */
  private Period entered(Period period) {
    Period all = common.calendar().all();
    return period.from() <= all.from() && period.to() >= all.to() ? Period.ALL : period;
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    json.set("steps", stepsJson());
    json.put("order", finer.orderWord());
    json.put("window", finer.visit() ? "visit" : window.text());
    json.put("attempt", attempt.name().toLowerCase(Locale.ROOT));
    json.set("actor", actorJson());
    json.put("count", count.name().toLowerCase(Locale.ROOT));
    json.put("open", finer.open());
    json.set("exclude", finer.excludeJson());
    json.set("hold", finer.holdJson());
    json.put("tolerance", finer.tolerance().text());
    json.put("trend", trend == null ? null : trend.every().word());
    json.put("value", value == null ? null : value.name());
    json.put("trace", trace == null ? null : trace.text()).put("mode", mode.text());
    return common.write(json, by == null ? null : by.json(), list == null ? null : list.pointer());
  }

  private JsonNode actorJson() {
    var nodes = JsonNodeFactory.instance;
    return actor == null ? nodes.stringNode("person") : actor.json();
  }

  private ArrayNode stepsJson() {
    ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    for (Step step : this.steps) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.set("match", step.match().json());
      json.put("label", step.label()).put("within", FinerRules.within(step));
      steps.add(json.put("optional", step.optional()).put("fixed", step.fixed()));
    }
    return steps;
  }
}
