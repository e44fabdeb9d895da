package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Count;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.question.FunnelQuestion.Before;
import io.fullfunnel.question.FunnelQuestion.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the question {@code funnel}: every field is understood, or refused by name. */
final class FunnelReader {
  private static final List<String> STEP_FIELDS =
      List.of("match", "label", "within", "optional", "fixed");
  private static final int LONGEST_LABEL = 200;

  private final Place question;
  private final Data data;
  private final Names names;

  FunnelReader(Place asked, Data data) {
    this.question = ModelFunnel.expand(asked, data);
    this.data = data;
    this.names = new Names(data);
  }

  FunnelQuestion read() {
    question.only(Fields.names());
    Calendar calendar = Calendar.of(question, data);
    Language language = new Language(names, calendar);
    Actor actor = Actor.read(question.at("actor"), names);
    List<Step> steps = steps(language);
    Place window = question.at("window");
    Mode mode = Mode.read(question.at("mode"));
    FinerRules finer = FinerRules.read(question, steps, names, language, mode);
    Span within = window.absent() ? mode.window() : window(window);
    AttemptChoice attempt = attempt(mode);
    refuseTraits(actor, language);
    By by = By.read(question.at("by"), names, steps.size(), mode.at());
    refuseTraits(actor, "by");
    Common common = Common.read(question, calendar, language);
    Buckets.Every every = Buckets.read(question.at("trend"));
    Buckets trend = buckets(every, calendar, common.period(), by);
    Before compare = compare(common, every, by);
    Amounts value = Amounts.read(question.at("value"), names);
    Count count = count(attempt, mode);
    var read =
        new FunnelQuestion(
            steps,
            within,
            count == Count.ATTEMPTS ? AttemptChoice.BEST : attempt,
            common,
            by,
            Listing.read(question.at("list"), shape(by, trend, compare, steps.size(), finer)),
            trend,
            compare,
            value,
            count,
            actor,
            finer,
            traced(actor),
            mode,
            names.unknown());
    mode.refuseForeign(read.own(null), question);
    return read;
  }

  private @Nullable Buckets buckets(
      Buckets.@Nullable Every every, Calendar calendar, Period period, @Nullable By by) {
    int groups = by == null ? 1 : by.limit() + 1;
    return every == null ? null : Buckets.of(question.at("trend"), every, calendar, period, groups);
  }

  private @Nullable Before compare(Common common, Buckets.@Nullable Every every, @Nullable By by) {
    Period before = common.before();
    return before == null
        ? null
        : new Before(before, buckets(every, common.calendar(), before, by));
  }

  private static Listing.Shape shape(
      @Nullable By by,
      @Nullable Buckets trend,
      @Nullable Before compare,
      int steps,
      FinerRules finer) {
    Buckets earlier = compare == null ? null : compare.trend();
    return new Listing.Shape(
        by != null,
        trend == null ? 0 : trend.starts().size(),
        earlier == null ? 0 : earlier.starts().size(),
        compare != null,
        steps,
        finer);
  }

  private AttemptChoice attempt(Mode mode) {
    String otherwise = mode.attempt().name().toLowerCase(Locale.ROOT);
    String word =
        question.at("attempt").oneOf("attempt", List.of("best", "first", "latest"), otherwise);
    return AttemptChoice.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Count count(AttemptChoice attempt, Mode mode) {
    Place place = question.at("count");
    String word = place.oneOf("count", List.of("people", "attempts"), "people");
    boolean chosen = attempt != AttemptChoice.BEST && attempt != mode.attempt();
    if (word.equals("attempts") && chosen) {
      throw question
          .at("attempt")
          .wrong(
              "Where \"count\" is \"attempts\" every attempt counts, and none is chosen; leave out"
                  + " the one at /attempt.");
    }
    return Count.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** A visit is over after a pause. */
  private Span window(Place place) {
    return FinerRules.isVisit(place)
        ? new Span(data.visitPauseMillis(), Span.Unit.MS)
        : Span.read(place);
  }

  private List<Step> steps(Language language) {
    Place list = question.at("steps");
    if (!list.isList() || list.node().isEmpty() || list.node().size() > Funnel.MOST_STEPS) {
      if (list.isList() && !list.node().isEmpty()) {
        throw list.wrong(
            "A funnel has at most "
                + Funnel.MOST_STEPS
                + " steps, not "
                + list.node().size()
                + ".");
      }
      throw list.expected("a list of 1 to " + Funnel.MOST_STEPS + " steps");
    }
    List<Step> steps = new ArrayList<>();
    for (Place place : list.elements()) {
      steps.add(
          place.isObject() && place.has("match")
              ? labelled(place, language)
              : plain(place, language));
    }
    return steps;
  }

  private static Step plain(Place place, Language language) {
    Matcher matcher = language.matcher(place);
    return new Step(matcher.label(), matcher, null, false, false);
  }

  private static Step labelled(Place place, Language language) {
    place.only(STEP_FIELDS);
    Place within = place.at("within");
    Span window = within.absent() ? null : Span.read(within);
    boolean optional = place.at("optional").flag(false);
    boolean fixed = place.at("fixed").flag(false);
    Matcher matcher = language.matcher(place.at("match"));
    if (place.at("label").absent()) {
      return new Step(matcher.label(), matcher, window, optional, fixed);
    }
    String label = place.at("label").name("a label");
    if (label.length() > LONGEST_LABEL) {
      throw place
          .at("label")
          .wrong(
              "The label at "
                  + place.at("label").shown()
                  + " is longer than "
                  + LONGEST_LABEL
                  + " characters.");
    }
    return new Step(label, matcher, window, optional, fixed);
  }

  private FunnelQuestion.@Nullable Traced traced(@Nullable Actor actor) {
    Place place = question.at("trace");
    if (place.absent()) {
      return null;
    }
    if (actor == null) {
      String id = place.name("a person: an id such as \"p_0123456789abcdef\"");
      OptionalLong person = data.person(id);
      if (person.isEmpty()) {
        throw place.wrong(
            "Nobody is known under " + Words.quote(id) + " at " + place.shown() + ".");
      }
      return new FunnelQuestion.Traced(person.getAsLong(), "");
    }
    if (actor.isVisit()) {
      throw place.wrong(
          "Visits have no names, so none can be traced; trace a person with \"window\":\"visit\""
              + " and without the actor at /actor.");
    }
    if (actor.kind() == Actor.Kind.DEVICE && !data.named()) {
      throw place.wrong(
          "The devices at /actor are known by ids, and you may not look these up; leave out the"
              + " trace at "
              + place.shown()
              + ".");
    }
    return new FunnelQuestion.Traced(null, place.name(actor.named()));
  }

  /** The conditions on events are read once more with the others, when those on people may be. */
  private void refuseTraits(@Nullable Actor actor, Language language) {
    language.conditions(question.at("where"));
    refuseTraits(actor, "steps\" or in \"where");
  }

  /** An order has no traits; a condition on its people is one on whose events come. */
  private void refuseTraits(@Nullable Actor actor, String where) {
    if (actor != null && names.namesTraits()) {
      throw question
          .at("actor")
          .wrong(
              "With the actor at /actor a person's trait means nothing in \""
                  + where
                  + "\"; it may stand in \"people\".");
    }
  }
}
